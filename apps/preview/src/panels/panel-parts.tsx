import { type Theme, styled } from "storybook/theming";

/** The inside of a panel. */
export const Panel = styled.div({
  padding: 16,
  fontSize: 13,
  lineHeight: 1.5,
  "& h3": { margin: "20px 0 8px", fontSize: 13, fontWeight: 700 },
  "& h3:first-of-type": { marginTop: 0 },
  "& label": { display: "block", margin: "8px 0 4px", maxWidth: "70ch" },
  "& p": { margin: "0 0 8px", maxWidth: "70ch" },
  "& code": { fontFamily: "ui-monospace, Menlo, Consolas, monospace", fontSize: 12 },
});

/** Things side by side that wrap. */
export const Row = styled.div({
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: 8,
  marginBottom: 12,
});

/** A button of a panel. */
export const Button = styled.button(({ theme }) => ({
  padding: "6px 10px",
  color: theme.color.defaultText,
  font: "inherit",
  fontWeight: 600,
  background: theme.background.content,
  border: `1px solid ${theme.appBorderColor}`,
  borderRadius: 6,
  cursor: "pointer",
  '&[aria-pressed="true"]': {
    color: theme.color.lightest,
    background: theme.color.secondary,
    borderColor: theme.color.secondary,
  },
}));

/** A line of text to type into. */
export const Field = styled.input(({ theme }) => ({
  width: "100%",
  boxSizing: "border-box",
  padding: "4px 8px",
  color: theme.input.color,
  font: "12px ui-monospace, Menlo, Consolas, monospace",
  background: theme.input.background,
  border: `1px solid ${theme.input.border}`,
  borderRadius: 4,
  '&[aria-invalid="true"]': { borderColor: theme.color.negative },
}));

/** Lines of text to type into. */
export const Area = styled.textarea(({ theme }) => ({
  width: "100%",
  boxSizing: "border-box",
  minHeight: 96,
  padding: 8,
  color: theme.input.color,
  font: "12px/1.5 ui-monospace, Menlo, Consolas, monospace",
  background: theme.input.background,
  border: `1px solid ${theme.input.border}`,
  borderRadius: 4,
}));

/** A table of a panel. */
export const Table = styled.table(({ theme }) => ({
  width: "100%",
  borderCollapse: "collapse",
  "& th": { textAlign: "start", fontWeight: 600 },
  "& td, & th": {
    padding: "4px 8px 4px 0",
    verticalAlign: "top",
    borderBottom: `1px solid ${theme.appBorderColor}`,
  },
}));

/** Storybook's colors for text are made for light grounds. */
function signal({ base, color }: Theme, good: boolean): string {
  const [onLight, onDark] = good
    ? [color.positiveText, color.positive]
    : [color.negativeText, "#ff8a66"];
  return base === "dark" ? onDark : onLight;
}

/** A word that says how something stands. */
export const Verdict = styled.strong<{ good: boolean }>(({ theme, good }) => ({
  color: signal(theme, good),
  whiteSpace: "nowrap",
}));

/** What is wrong with something that was typed. */
export const Wrong = styled.p(({ theme }) => ({ color: signal(theme, false) }));
