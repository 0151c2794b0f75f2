import type { SessionResponse, SignInConfiguration } from "@assent/core/contract";
import {
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";

import { readSession, readSignInConfiguration, signOut } from "./bff.ts";

const SESSION = ["session"] as const;
const SIGN_IN = ["sign-in"] as const;

/**
 * A client whose failures show at once, with a button to try again: somebody is waiting, and
 * behind the BFF the calls have been repeated already.
 */
export function createQueryClient(): QueryClient {
  const always = { retry: false, networkMode: "always" } as const;
  return new QueryClient({ defaultOptions: { queries: always, mutations: always } });
}

/** Who is signed in, asked again when the person comes back to the tab. */
export function useSession(): UseQueryResult<SessionResponse> {
  return useQuery({ queryKey: SESSION, queryFn: readSession });
}

/** The settings of the sign-in page; they don't change while it is open. */
export function useSignInConfiguration(): UseQueryResult<SignInConfiguration> {
  return useQuery({
    queryKey: SIGN_IN,
    queryFn: readSignInConfiguration,
    staleTime: "static",
  });
}

/**
 * Signs out. Settled only when everything on the page has been asked for again, so that it shows
 * what is true even where the sign-out failed half-way.
 */
export function useSignOut(): UseMutationResult<void, Error, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: signOut,
    onSettled: () => queries.invalidateQueries(),
  });
}
