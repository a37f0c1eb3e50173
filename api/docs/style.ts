/** How the page that shows the API looks. */
export const DOCS_STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; color: light-dark(#222, #ddd); background: light-dark(#fff, #161616) }
a { color: light-dark(#06c, #7bf) }
nav a { margin-right: .5em }
h1 small, em, th { color: light-dark(#666, #999); font-weight: normal; font-style: normal }
h2 { margin-top: 2.5rem; border-bottom: 1px solid light-dark(#ccc, #444) }
h3 { font-size: 1rem; margin: 1.5rem 0 0 }
h3 em { float: right; font-size: .875rem }
p { margin: .25rem 0 }
code, pre { font: .875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere }
pre { overflow-x: auto; background: light-dark(#f4f4f4, #222); padding: .5rem }
th { text-align: left; vertical-align: top; padding-right: 1rem; font-family: ui-monospace, monospace; font-size: .875rem }
td { font-size: .875rem }
dd { margin: 0 0 .5rem 1rem }
`;
