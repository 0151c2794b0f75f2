/** What the panels and the previewed page tell each other. */
export const EVENTS = {
  /** To the page: the theme that the panel holds. */
  theme: "assent/theme",
  /** From the page: it has just been loaded, and knows no theme. */
  themeWanted: "assent/theme-wanted",
  /** From the page: what is on it, as a link would carry it. */
  situation: "assent/situation",
  /** To the page: a scenario to show, as the query of a link. */
  show: "assent/show",
  /** From the page: it stands, and can be checked if anybody looks. */
  safetyOffered: "assent/safety-offered",
  /** From the page: what the rules find on it. */
  safety: "assent/safety",
  /** To the page: whether anybody looks at what the rules find. */
  safetyWanted: "assent/safety-wanted",
} as const;
