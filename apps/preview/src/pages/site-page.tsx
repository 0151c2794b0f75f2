import { PATHS } from "@assent/core/contract";
import { PreferencesContext } from "@assent/consent/src/preferences/preferences.ts";
import type { Locale } from "@assent/consent/src/preferences/locales.ts";
import { CATALOGUES } from "@assent/consent/src/server/catalogues.ts";
import { CONNECTED_APPS_ADDRESS } from "@assent/consent/src/site/addresses.ts";
import { ConnectedAppsPage } from "@assent/consent/src/site/connected-apps/connected-apps-page.tsx";
import { ar } from "@assent/consent/src/site/copy/ar.ts";
import { de } from "@assent/consent/src/site/copy/de.ts";
import { en } from "@assent/consent/src/site/copy/en.ts";
import { es } from "@assent/consent/src/site/copy/es.ts";
import { fr } from "@assent/consent/src/site/copy/fr.ts";
import { ja } from "@assent/consent/src/site/copy/ja.ts";
import { pseudo } from "@assent/consent/src/site/copy/pseudo.ts";
import type { SiteCopy } from "@assent/consent/src/site/copy/site-copy.ts";
import { CopyProvider } from "@assent/consent/src/site/copy/use-copy.tsx";
import { EnvironmentProvider } from "@assent/consent/src/site/environment.tsx";
import { FailureBoundary } from "@assent/consent/src/site/layout/failure-page.tsx";
import { PageLoading, PageSequence } from "@assent/consent/src/site/layout/page.tsx";
import { LoginPage } from "@assent/consent/src/site/login/login-page.tsx";
import { createQueryClient } from "@assent/consent/src/site/session/use-session.ts";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, Suspense, useMemo, useState } from "react";
import { MemoryRouter, Route, Routes } from "react-router-dom";

import { choosePreferences } from "../stories/scenario-story.tsx";
import { useStage } from "../surroundings/stage.tsx";
import { connectSite } from "./site-network.ts";
import { type SiteSituation, openSiteBff } from "./site-situation.ts";

const SITE_COPIES: Readonly<Record<Locale, SiteCopy>> = {
  en,
  de,
  fr,
  es,
  ja,
  ar,
  "en-xa": pseudo,
};

export interface SitePageProps {
  /** Path and query of the page. */
  readonly address: string;
  readonly situation: SiteSituation;
  /** Called instead of replacing the page. */
  readonly onLeave: (url: string) => void;
}

/** A page around consent, as it is, over an address that is not the window's. */
export function SitePage({ address, situation, onLeave }: SitePageProps): ReactNode {
  const stage = useStage();
  const { locale } = stage;
  const language = { site: SITE_COPIES[locale], consent: CATALOGUES[locale] };
  const [queries] = useState(() => {
    connectSite(openSiteBff(situation));
    return createQueryClient();
  });
  const environment = useMemo(
    () => ({
      origin: window.location.origin,
      leave: onLeave,
      reload: () => onLeave(address),
    }),
    [address, onLeave],
  );
  return (
    <PreferencesContext value={choosePreferences(stage)}>
      <CopyProvider language={language}>
        <EnvironmentProvider environment={environment}>
          <QueryClientProvider client={queries}>
            <MemoryRouter initialEntries={[address]}>
              <PageSequence>
                <FailureBoundary>
                  <Suspense fallback={<PageLoading />}>
                    <Routes>
                      <Route element={<ConnectedAppsPage />} path={CONNECTED_APPS_ADDRESS} />
                      <Route element={<LoginPage />} path={PATHS.login} />
                    </Routes>
                  </Suspense>
                </FailureBoundary>
              </PageSequence>
            </MemoryRouter>
          </QueryClientProvider>
        </EnvironmentProvider>
      </CopyProvider>
    </PreferencesContext>
  );
}
