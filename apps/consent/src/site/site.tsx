import { PATHS } from "@assent/core/contract";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { BrowserRouter, Route, Routes } from "react-router-dom";

import {
  FIXED_PREFERENCES,
  type Preferences,
  PreferencesContext,
} from "../preferences/preferences.ts";
import { CONNECTED_APPS_ADDRESS } from "./addresses.ts";
import { ConnectedAppsPage } from "./connected-apps/connected-apps-page.tsx";
import { CopyProvider, type SiteLanguage } from "./copy/use-copy.tsx";
import { EnvironmentProvider, type SiteEnvironment } from "./environment.tsx";
import { HomePage } from "./home-page.tsx";
import { FailureBoundary } from "./layout/failure-page.tsx";
import { PageLoading, PageSequence } from "./layout/page.tsx";
import { LoginPage } from "./login/login-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { createQueryClient } from "./session/use-session.ts";

/** The pages around consent, by the address in the browser. */
export function Site(props: {
  readonly environment: SiteEnvironment;
  readonly language: SiteLanguage;
  /** Default: preferences that nobody can change. */
  readonly preferences?: Preferences;
}): ReactNode {
  const { language, preferences = FIXED_PREFERENCES } = props;
  return (
    <PreferencesContext value={preferences}>
      <CopyProvider language={language}>
        <Pages environment={props.environment} />
      </CopyProvider>
    </PreferencesContext>
  );
}

function Pages(props: { readonly environment: SiteEnvironment }): ReactNode {
  const [queries] = useState(createQueryClient);
  return (
    <EnvironmentProvider environment={props.environment}>
      <QueryClientProvider client={queries}>
        <BrowserRouter>
          <PageSequence>
            <FailureBoundary>
              <Suspense fallback={<PageLoading />}>
                <Routes>
                  <Route path="/" element={<HomePage />} />
                  <Route path={CONNECTED_APPS_ADDRESS} element={<ConnectedAppsPage />} />
                  <Route path={PATHS.login} element={<LoginPage />} />
                  <Route path="*" element={<NotFoundPage />} />
                </Routes>
              </Suspense>
            </FailureBoundary>
          </PageSequence>
        </BrowserRouter>
      </QueryClientProvider>
    </EnvironmentProvider>
  );
}
