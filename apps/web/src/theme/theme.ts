import { createTheme } from '@mantine/core';
import { amber, neutral, night, pine, rust } from './palette.ts';

/** design/look.md as a Mantine theme: one typeface, an 8-pixel grid, dense controls, hairlines before shadows. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
  colors: { gray: neutral, dark: night, pine, amber, rust },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  black: '#151b18',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  shadows: { md: '0 1px 2px rgb(0 0 0 / 5%), 0 8px 24px rgb(0 0 0 / 9%)' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Modal: {
      defaultProps: { centered: true, transitionProps: { duration: 120 }, overlayProps: { backgroundOpacity: 0.3 } },
      // In the dark a shadow shows no edge.
      styles: {
        content: { background: 'var(--surface-raised)', border: '1px solid var(--line-strong)' },
        header: { background: 'var(--surface-raised)' },
        title: { fontSize: '16px', fontWeight: 600 },
      },
    },
    Drawer: {
      defaultProps: { transitionProps: { duration: 140 }, overlayProps: { backgroundOpacity: 0.2 } },
      styles: { title: { fontSize: '16px', fontWeight: 600 } },
    },
    Tooltip: { defaultProps: { openDelay: 250, transitionProps: { duration: 80 }, multiline: true, maw: 320 } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Switch: { defaultProps: { withThumbIndicator: false } },
    Skeleton: { defaultProps: { radius: 'sm' } },
  },
});
