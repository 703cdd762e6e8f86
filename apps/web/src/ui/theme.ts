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

/** Sober, high contrast, no brand of anybody's. Passes axe's WCAG A/AA rules. */
export const theme = createTheme({
  primaryColor: 'ink',
  colors: { ink },
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
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Fermer la notification' } } },
    Modal: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Fermer' },
        centered: true,
        transitionProps: { duration: 0 },
        overlayProps: { backgroundOpacity: 0.4 },
      },
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
