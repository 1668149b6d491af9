/** Mantine dressed in our tokens. Colours live in `tokens.css`; here they are only pointed at. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const trail: MantineColorsTuple = [
  '#eef5f1',
  '#d9e8e0',
  '#c2dbd0',
  '#a9cdbf',
  '#7cc6b0',
  '#5aa58f',
  '#3d8672',
  '#2c6e5f',
  '#235a4e',
  '#1a463d',
];

const alert: MantineColorsTuple = [
  '#fbeee8',
  '#f6ddd3',
  '#f0c0ae',
  '#f4a48b',
  '#ff8262',
  '#e4643f',
  '#d4532f',
  '#c4472b',
  '#a8371d',
  '#872a15',
];

const gray: MantineColorsTuple = [
  '#fbf8f2',
  '#f4efe5',
  '#e6dfd0',
  '#d9d0be',
  '#938973',
  '#8a8370',
  '#5d6a6b',
  '#4d5859',
  '#35413f',
  '#1e2a2c',
];

const dark: MantineColorsTuple = [
  '#ece6d9',
  '#cfccc1',
  '#a7b0ad',
  '#8b9592',
  '#6d7876',
  '#2c3334',
  '#1b2122',
  '#15191a',
  '#111516',
  '#0c0f10',
];

export const theme = createTheme({
  primaryColor: 'trail',
  primaryShade: { light: 7, dark: 4 },
  colors: { trail, alert, gray, dark },
  white: '#fffdf8',
  black: '#1e2a2c',
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--serif)', fontWeight: '560' },
  defaultRadius: 'md',
  radius: { md: '9px', lg: '16px' },
  autoContrast: true,
  luminanceThreshold: 0.4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // In the landmark of the page, and without a part that is no choice: so that it is a menu for screen readers too.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, portalProps: { target: 'main' } } },
  },
});

const ours = {
  '--mantine-color-body': 'var(--sheet)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--soft)',
  '--mantine-color-placeholder': 'var(--faint)',
  '--mantine-color-anchor': 'var(--trail)',
  '--mantine-color-error': 'var(--alert)',
  '--mantine-color-default': 'var(--sheet)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-default-hover': 'var(--paper)',
};

/** Both appearances take the same variables; the tokens themselves change. */
export const resolveVariables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours });
