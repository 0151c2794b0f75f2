import type { ConnectedApp, ConnectedAppsResponse } from "@assent/core/contract";
import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";

import { readConnectedApps, revokeConnectedApp } from "../session/bff.ts";

const CONNECTED_APPS = ["connected-apps"] as const;

/** The connected apps of whoever is signed in, asked for again when the person comes back to the tab. */
export function useConnectedApps(): UseQueryResult<ConnectedAppsResponse> {
  return useQuery({ queryKey: CONNECTED_APPS, queryFn: readConnectedApps });
}

/** What takes away an app's access: one at a time. Answers with the app. */
export type Revocation = UseMutationResult<ConnectedApp, Error, ConnectedApp>;

/**
 * Takes away an app's access. Settled only when the list has been read again, whatever came of it:
 * nothing leaves the page before the service says that it is gone.
 */
export function useRevocation(): Revocation {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (app: ConnectedApp) => {
      await revokeConnectedApp(app.id);
      return app;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: CONNECTED_APPS }),
  });
}
