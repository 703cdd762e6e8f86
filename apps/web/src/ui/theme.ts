import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const ink: MantineColorsTuple = [
  '#eef3f8',
  '#dce6f0',
  '#b9cbe0',
  '#90aecd',
  '#6b92bb',
  '#4f7cab',
  '#3f6ea1',
  '#305e92',
  '#1f4b7b',
  '#153a63',
];

/** A signal colour: pale grounds first, then what is dark enough to carry white text. */
const signal = (ground: string, line: string, strong: string, darkest: string): MantineColorsTuple => [
  ground,
  ground,
  ground,
  line,
  line,
  line,
  strong,
  strong,
  strong,
  darkest,
];

const signals = {
  teal: signal('#e9f5ef', '#5aa98a', '#0b6e4f', '#084c37'),
  orange: signal('#fff4e0', '#d9a441', '#9a5b00', '#6b3f00'),
  red: signal('#fdeceb', '#d9776f', '#b3261e', '#8c1d18'),
  grape: signal('#f3effa', '#9d84c9', '#6741a0', '#47257d'),
};

/** Sober, high contrast, no brand of anybody's. Passes axe's WCAG A/AA rules. */
export const theme = createTheme({
  primaryColor: 'ink',
  colors: { ink, ...signals },
  primaryShade: { light: 8, dark: 5 },
  autoContrast: true,
  luminanceThreshold: 0.2,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  fontFamily: 'system-ui, "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace',
  headings: { fontWeight: '650' },
  components: {
    Notification: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Fermer la notification' } },
      styles: { description: { color: 'var(--mantine-color-gray-8)' } },
    },
    Modal: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Fermer' },
        centered: true,
        transitionProps: { duration: 0 },
        overlayProps: { backgroundOpacity: 0.4 },
      },
      styles: { title: { fontSize: 'var(--mantine-font-size-lg)', fontWeight: 650, lineHeight: 1.3 } },
    },
    Alert: { styles: { title: { color: 'var(--mantine-color-gray-9)' } } },
    // The placeholder is a child that role « menu » does not allow; the first entry takes the focus instead.
    Menu: { defaultProps: { transitionProps: { duration: 0 }, shadow: 'md', withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { transitionProps: { duration: 0 }, events: { hover: true, focus: true, touch: false } } },
    Paper: { defaultProps: { withBorder: true } },
    Anchor: { defaultProps: { underline: 'always' } },
  },
});

export const cssVariables: CSSVariablesResolver = (current) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': current.colors.gray[7],
    '--mantine-color-error': current.colors.red[9],
    '--mantine-color-placeholder': current.colors.gray[7],
    '--mantine-color-body': '#ffffff',
    '--mantine-color-default-border': current.colors.gray[5],
  },
  dark: { '--mantine-color-dimmed': current.colors.gray[4] },
});
