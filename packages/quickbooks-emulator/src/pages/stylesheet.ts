/** The one stylesheet: grey on purpose, so that nobody takes these pages for Intuit's or for an app under test. */
export const STYLESHEET = `
:root {
  color-scheme: light dark;
  --page: #f3f4f4; --sheet: #ffffff; --ink: #1d2122; --quiet: #5f696c; --rule: #d9dddd; --soft: #e9ecec;
  --accent: #3d4a4f; --accent-ink: #ffffff; --bad: #a12b2b; --bad-soft: #fbeaea; --good: #27623f; --wait: #7a5200;
  --banner: #d4d8d8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #16191a; --sheet: #1e2224; --ink: #e6e9e9; --quiet: #9aa5a8; --rule: #353c3e; --soft: #272c2e;
    --accent: #c5ced1; --accent-ink: #16191a; --bad: #f0928f; --bad-soft: #3a2323; --good: #8fd0a8; --wait: #e0b866;
    --banner: #2d3335;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', sans-serif; font-variant-numeric: tabular-nums;
}
.banner { margin: 0; padding: 6px 24px; background: var(--banner); font-size: 13px; text-align: center; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 8px; top: 8px; background: var(--sheet); padding: 8px; }
.top, main, .tabs { max-width: 1120px; margin: 0 auto; padding: 0 24px; }
.top { display: flex; flex-wrap: wrap; gap: 8px 24px; justify-content: space-between; padding-top: 16px; }
.trail { display: flex; flex-wrap: wrap; gap: 8px; }
.trail span { color: var(--quiet); }
.tools { display: flex; gap: 16px; }
.tabs { display: flex; gap: 4px; margin-top: 12px; overflow-x: auto; box-shadow: inset 0 -1px var(--rule); padding: 0; width: calc(100% - 48px); max-width: 1072px; }
.tabs a { padding: 8px 12px; color: var(--quiet); text-decoration: none; white-space: nowrap; border-bottom: 2px solid transparent; }
.tabs a[aria-current] { color: var(--ink); border-color: var(--accent); font-weight: 600; }
main { padding-top: 24px; padding-bottom: 64px; }
a { color: inherit; text-underline-offset: 3px; text-decoration-color: var(--quiet); }
h1 { font-size: 24px; line-height: 32px; margin: 0 0 16px; font-weight: 600; overflow-wrap: anywhere; }
h2 { font-size: 16px; line-height: 24px; margin: 32px 0 8px; font-weight: 600; }
p { margin: 0 0 12px; }
small, .quiet { color: var(--quiet); font-size: 13px; }
.headline { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; justify-content: space-between; margin-bottom: 16px; }
.headline h1 { margin: 0; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 0; align-items: center; }
.actions form { margin: 0; }
.scroll { overflow-x: auto; background: var(--sheet); border: 1px solid var(--rule); border-radius: 6px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 7px 12px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--soft); }
tr:last-child > td { border-bottom: 0; }
th { font-size: 12px; font-weight: 600; color: var(--quiet); white-space: nowrap; border-bottom-color: var(--rule); }
tbody tr:hover td { background: var(--soft); }
time { white-space: nowrap; }
.number { text-align: right; white-space: nowrap; }
.strong td { font-weight: 600; }
.empty { padding: 24px; color: var(--quiet); background: var(--sheet); border: 1px dashed var(--rule); border-radius: 6px; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); gap: 16px 24px; margin: 0 0 16px; }
.facts dt { font-size: 12px; color: var(--quiet); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.big { font-size: 22px; }
.state { font-size: 12px; font-weight: 600; padding: 1px 8px; border: 1px solid currentColor; border-radius: 10px; white-space: nowrap; }
.good { color: var(--good); } .wait { color: var(--wait); } .bad { color: var(--bad); }
form.sheet { background: var(--sheet); border: 1px solid var(--rule); border-radius: 6px; padding: 16px; margin: 0 0 16px; max-width: 720px; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(208px, 1fr)); gap: 12px 16px; margin-bottom: 16px; align-items: end; }
.wide { grid-column: 1 / -1; }
label { display: block; font-size: 13px; }
label > span { display: block; color: var(--quiet); margin-bottom: 2px; }
label.tick, label.choice { display: flex; gap: 8px; align-items: center; min-height: 36px; font-size: 15px; }
label.choice { padding: 8px 0; border-bottom: 1px solid var(--soft); }
label.choice > span, label.tick > span { margin: 0; color: var(--ink); }
input, select, textarea, button { font: inherit; color: inherit; border-radius: 4px; border: 1px solid var(--quiet); background: var(--sheet); }
input:not([type=checkbox], [type=radio]), select, textarea { width: 100%; font-size: 15px; padding: 5px 8px; min-height: 36px; }
button, .button { display: inline-block; padding: 5px 16px; min-height: 36px; cursor: pointer; text-decoration: none; border: 1px solid var(--quiet); border-radius: 4px; background: var(--sheet); line-height: 24px; }
button:hover, .button:hover { background: var(--soft); }
.primary { background: var(--accent); color: var(--accent-ink); border-color: var(--accent); }
.primary:hover { background: var(--ink); color: var(--page); }
button:disabled { opacity: 0.5; cursor: default; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.problem { color: var(--bad); background: var(--bad-soft); padding: 8px 12px; border-radius: 4px; border-left: 3px solid currentColor; overflow-wrap: anywhere; }
.note { color: var(--good); padding: 8px 12px; border-left: 3px solid currentColor; background: var(--sheet); }
fieldset { border: 0; padding: 0; margin: 0 0 16px; }
legend { font-weight: 600; padding: 0; margin-bottom: 4px; }
details { margin: 16px 0 12px; } summary { cursor: pointer; color: var(--quiet); }
pre { overflow-x: auto; background: var(--sheet); border: 1px solid var(--rule); border-radius: 6px; padding: 12px; font-size: 12px; line-height: 1.5; }
code { font-size: 13px; overflow-wrap: anywhere; }
.consent { max-width: 520px; margin: 0 auto; background: var(--sheet); border: 1px solid var(--rule); border-radius: 6px; padding: 24px; }
.search { display: flex; gap: 8px; margin: 0 0 12px; max-width: 420px; }
.pager { display: flex; gap: 16px; margin-top: 12px; }
.lines { display: grid; grid-template-columns: minmax(140px, 2fr) minmax(120px, 2fr) 80px 110px; gap: 8px; margin-bottom: 8px; }
@media (max-width: 640px) {
  .top, main { padding-left: 16px; padding-right: 16px; }
  .tabs { width: calc(100% - 32px); }
  .lines { grid-template-columns: 1fr 1fr; padding-bottom: 12px; border-bottom: 1px solid var(--soft); }
  th, td { padding: 7px 8px; }
  .minor { display: none; }
  .facts { grid-template-columns: repeat(auto-fill, minmax(136px, 1fr)); gap: 12px 16px; }
}
`;
