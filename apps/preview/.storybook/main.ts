import type { StorybookConfig } from "@storybook/react-vite";
import react from "@vitejs/plugin-react";

import { prepareStatic } from "./static-files.ts";
import { keepStories, writeStories } from "./story-files.ts";

await Promise.all([writeStories(), prepareStatic()]);

const config: StorybookConfig = {
  framework: "@storybook/react-vite",
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  stories: ["../.cache/stories/*.stories.tsx", "../src/**/*.stories.tsx"],
  addons: ["@storybook/addon-a11y"],
  staticDirs: ["../.cache/static"],
  typescript: { reactDocgen: false },
  features: { sidebarOnboardingChecklist: false },
  viteFinal: (vite) => ({
    ...vite,
    base: "./",
    plugins: [...(vite.plugins ?? []), react(), keepStories()],
  }),
};

export default config;
