// The icon sets that motifs come from: each under a licence that lets goods be sold without a notice on them. `licenceFrom`
// is the package of the set's makers that carries the licence text.
export const SETS = [
  { id: 'own', title: 'Drawn for this program', licence: 'MIT', copyright: 'The authors of this program', size: 32 },
  {
    id: 'fluent-emoji-high-contrast', title: 'Fluent Emoji High Contrast', source: '@iconify-json/fluent-emoji-high-contrast@1.2.6',
    licenceFrom: '@fluentui/tokens@1.0.0-alpha.24', licence: 'MIT', copyright: 'Copyright (c) Microsoft Corporation', size: 32,
  },
  { id: 'ph', title: 'Phosphor Icons, duotone', source: '@iconify-json/ph@1.2.2', licenceFrom: '@phosphor-icons/core@2.1.1', licence: 'MIT', copyright: 'Copyright (c) 2020 Phosphor Icons', size: 256, suffix: '-duotone' },
  { id: 'mdi', title: 'Material Design Icons', source: '@iconify-json/mdi@1.2.3', licenceFrom: '@mdi/svg@7.4.47', licence: 'Apache-2.0', copyright: 'Pictogrammers and contributors', size: 24, solid: true },
  { id: 'temaki', title: 'Temaki', source: '@iconify-json/temaki@1.2.6', licenceFrom: '@rapideditor/temaki@5.13.0', licence: 'CC0-1.0', copyright: 'Temaki contributors (public domain)', size: 15, solid: true },
  { id: 'maki', title: 'Maki', source: '@iconify-json/maki@1.2.5', licenceFrom: '@mapbox/maki@8.2.0', licence: 'CC0-1.0', copyright: 'Mapbox (public domain)', size: 15, solid: true },
  { id: 'healthicons', title: 'Health Icons', source: '@iconify-json/healthicons@1.2.13', licenceFrom: 'healthicons@2.0.0', licence: 'MIT', copyright: 'Copyright (c) 2021 Resolve to Save Lives', size: 48, solid: true },
  { id: 'mingcute', title: 'MingCute, filled', source: '@iconify-json/mingcute@1.2.8', licenceFrom: 'mingcute_icon@2.9.72', licence: 'Apache-2.0', copyright: 'MingCute Design', size: 24, solid: true, suffix: '-fill' },
]
