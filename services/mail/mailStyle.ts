/** The look of our mails: one column, readable on a phone, and in the dark where a client asks for it. */
export const MAIL_STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; background: #f3f4f6; color: #1b1f24;
  font: 16px/1.5 -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  -webkit-text-size-adjust: 100%; }
.page { max-width: 680px; margin: 0 auto; padding: 16px; }
.card { background: #ffffff; border: 1px solid #dde1e6; border-radius: 10px; padding: 20px 22px; }
.hidden { display: none; max-height: 0; overflow: hidden; }
.tags { margin: 0 0 4px; font-size: 14px; color: #57606a; }
.sev { display: inline-block; padding: 1px 8px; border-radius: 99px; font-weight: 600;
  background: #e6eaef; color: #1b1f24; }
.sev1 { background: #b42318; color: #ffffff; }
.sev2 { background: #b54708; color: #ffffff; }
h1 { margin: 0 0 12px; font-size: 21px; line-height: 1.3; }
h2 { margin: 26px 0 8px; padding-bottom: 4px; border-bottom: 1px solid #dde1e6; font-size: 15px;
  line-height: 1.4; }
.why { margin: 0 0 14px; padding: 10px 14px; border-left: 4px solid #b54708; background: #fff6ed;
  color: #1b1f24; border-radius: 4px; }
.button { display: inline-block; padding: 10px 18px; border-radius: 8px; background: #0b5cad;
  color: #ffffff; font-weight: 600; text-decoration: none; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 4px 0; text-align: left; vertical-align: top; font-size: 15px;
  overflow-wrap: anywhere; word-break: break-word; }
th { width: 148px; padding-right: 14px; font-weight: 400; font-size: 14px; line-height: 1.6;
  color: #57606a; }
.lead { font-weight: 600; }
.quote { padding: 6px 12px; border-left: 3px solid #c4cbd3; }
.source { display: block; font-weight: 400; font-size: 13px; line-height: 1.4; color: #57606a; }
.warning { color: #9a2c0b; }
ul { margin: 0; padding: 0 0 0 20px; }
li { margin: 4px 0; font-size: 15px; overflow-wrap: anywhere; }
.said { margin: 0 0 10px; }
.said small { display: block; color: #57606a; font-size: 13px; }
.code { font-size: 32px; font-weight: 700; letter-spacing: 4px; }
a { color: #0b5cad; }
p { margin: 0 0 12px; }
@media (max-width: 520px) {
  .page { padding: 0; }
  .card { padding: 16px; border: 0; border-radius: 0; }
  th, td { display: block; width: auto; }
  th { padding: 8px 0 0; line-height: 1.4; }
  td { padding: 0; font-size: 16px; }
  .button { display: block; text-align: center; }
}
@media (prefers-color-scheme: dark) {
  body { background: #0f1317; color: #e6e9ec; }
  .card { background: #171c21; border-color: #303841; }
  h2 { border-color: #303841; }
  .tags, th, .source, .said small { color: #a3adb8; }
  .sev { background: #303841; color: #e6e9ec; }
  .sev1 { background: #d92d20; color: #ffffff; }
  .sev2 { background: #b54708; color: #ffffff; }
  .why { background: #33240f; color: #f5e6d0; border-color: #f79009; }
  .quote { border-color: #4a5561; }
  .warning { color: #ffb089; }
  .button { background: #2b7cd3; color: #ffffff; }
  a { color: #7db8f5; }
}
`;
