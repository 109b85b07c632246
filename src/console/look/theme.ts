// Mantine theme for the console. Colours repeat tokens.css; the resolver points Mantine's own variables at the tokens,
// so that components and hand-written styles can never disagree. Type-checked against @mantine/core 9.
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const petrol: MantineColorsTuple = [
  '#eef7f6',
  '#e2f1f0',
  '#cfe7e6',
  '#a9d2d1',
  '#53c3bd',
  '#2fa19e',
  '#15868a',
  '#0b6b70',
  '#085a5f',
  '#05464a',
]
const iris: MantineColorsTuple = [
  '#f8f5fc',
  '#f3eefa',
  '#ddcff0',
  '#c8abee',
  '#b08fdd',
  '#9470c6',
  '#8862b8',
  '#7c56ab',
  '#6a4596',
  '#503374',
]
const amber: MantineColorsTuple = [
  '#fef9ea',
  '#fdf3d8',
  '#f0dba3',
  '#edc56a',
  '#dba63a',
  '#cb9022',
  '#c08617',
  '#b97d10',
  '#7a5207',
  '#563a05',
]
const leaf: MantineColorsTuple = [
  '#f1f9f3',
  '#e4f4e8',
  '#bfe3c9',
  '#7fd09a',
  '#4fb377',
  '#3fa066',
  '#37985d',
  '#2f8f54',
  '#1f6b3b',
  '#154d2a',
]
const brick: MantineColorsTuple = [
  '#fef4f2',
  '#fdeae7',
  '#f3c3bd',
  '#f59a90',
  '#e9695e',
  '#df5449',
  '#d7473d',
  '#cf3b31',
  '#a82a22',
  '#7c1e18',
]
const sky: MantineColorsTuple = [
  '#f2f7fc',
  '#e6f0fa',
  '#bcd7f0',
  '#8fc0f0',
  '#5b9fdd',
  '#448ed1',
  '#3985cb',
  '#2f7cc4',
  '#1d5a96',
  '#14416d',
]
const gray: MantineColorsTuple = [
  '#f8f8f5',
  '#f3f3ef',
  '#ecece6',
  '#e5e5de',
  '#d3d3ca',
  '#85897f',
  '#656c68',
  '#4b524f',
  '#2d3331',
  '#191d1c',
]
const dark: MantineColorsTuple = [
  '#e7ebe9',
  '#b0b9b6',
  '#8f9996',
  '#6d7976',
  '#36403e',
  '#252c2b',
  '#1e2424',
  '#151919',
  '#0e1111',
  '#0b0d0d',
]

export const theme = createTheme({
  colors: { petrol, iris, amber, leaf, brick, sky, gray, dark },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true, // dark text on the bright dark-mode accent
  luminanceThreshold: 0.3,
  white: '#ffffff',
  black: '#191d1c',
  fontFamily: 'var(--gd-font)',
  fontFamilyMonospace: 'var(--gd-font-mono)',
  headings: {
    fontFamily: 'var(--gd-font-display)',
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '26px', lineHeight: '1.2' },
      h2: { fontSize: '20px', lineHeight: '1.25' },
      h3: { fontSize: '16px', lineHeight: '1.3' },
      h4: { fontSize: '14px', lineHeight: '1.35' },
    },
  },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.55', xl: '1.3' },
  spacing: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  shadows: { xs: 'var(--gd-e1)', sm: 'var(--gd-e2)', md: 'var(--gd-e3)' },
  breakpoints: { xs: '30em', sm: '40em', md: '64em', lg: '80em', xl: '96em' }, // 640 px: one pane; 1024 px: two
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs', variant: 'default' }, styles: { root: { fontWeight: 550 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 30, radius: 'md' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', allowDeselect: false, checkIconPosition: 'right' } },
    Menu: {
      defaultProps: {
        shadow: 'md',
        radius: 'lg',
        offset: 6,
        transitionProps: { duration: 90, transition: 'pop-top-left' },
      },
    },
    Popover: { defaultProps: { shadow: 'md', radius: 'lg', transitionProps: { duration: 90 } } },
    // The page never scrolls, so nothing has to be locked; the lock would also want a style without a nonce.
    Modal: {
      defaultProps: {
        radius: 'xl',
        padding: 'xl',
        centered: true,
        lockScroll: false,
        overlayProps: { backgroundOpacity: 0.4 },
        transitionProps: { duration: 150 },
      },
      styles: { title: { fontSize: 16, fontWeight: 620, letterSpacing: '-0.012em' }, body: { fontSize: 14 } },
    },
    Drawer: {
      defaultProps: {
        padding: 0,
        lockScroll: false,
        overlayProps: { backgroundOpacity: 0.4 },
        transitionProps: { duration: 150 },
      },
      styles: {
        header: { minHeight: 52, paddingInline: '16px 12px', borderBottom: '1px solid var(--gd-line)' },
        title: { fontSize: 15, fontWeight: 620, letterSpacing: '-0.012em' },
      },
    },
    Tooltip: { defaultProps: { openDelay: 500, withArrow: false, radius: 'sm', fz: 'xs' } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 500 } },
    SegmentedControl: { defaultProps: { size: 'xs', radius: 'md' } },
    Tabs: { defaultProps: { variant: 'pills' } },
    Table: { defaultProps: { verticalSpacing: 'sm', highlightOnHover: true } },
    Skeleton: { defaultProps: { animate: false, radius: 'sm' } },
    Loader: { defaultProps: { size: 14, type: 'oval' } },
    Switch: { defaultProps: { size: 'sm', withThumbIndicator: false } },
  },
})

const map = {
  '--mantine-color-body': 'var(--gd-surface)',
  '--mantine-color-text': 'var(--gd-text)',
  '--mantine-color-dimmed': 'var(--gd-text-3)',
  '--mantine-color-placeholder': 'var(--gd-text-3)',
  '--mantine-color-anchor': 'var(--gd-accent-text)',
  '--mantine-color-default': 'var(--gd-raised)',
  '--mantine-color-default-hover': 'var(--gd-subtle)',
  '--mantine-color-default-border': 'var(--gd-line-strong)',
  '--mantine-color-error': 'var(--gd-bad-text)',
}
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: map, dark: map })
