/** One message that an agent which means harm, or is broken, might send. */
export interface HostileCase {
  /** Unique; the message's first line says it. */
  readonly name: string;
  /** What follows the first line. */
  readonly text?: string;
  readonly review?: { readonly type: string; readonly payload?: object };
  readonly files?: readonly { readonly filename: string; readonly content: string; readonly mimeType?: string }[];
}

const RUN = 'globalThis.ran=(globalThis.ran||0)+1';
const TURN = '\u202e';

const fields = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `f${index}`, label: `Field ${index}`, type: 'text' }));
const items = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `i${index}`,
    label: `Item ${index}`,
    description: 'x'.repeat(80),
  }));

function nested(depth: number): object {
  let value: object = {};
  for (let level = 0; level < depth; level += 1) value = { deeper: value };
  return value;
}

/** A megabyte of everything that markdown has. */
function megabyte(): string {
  const piece = [
    '## A heading with `code` and **weight**',
    'Some words, a [link](https://example.com/x), ~~nothing~~, https://example.com/auto and *more* words after it.',
    '- [x] done\n- [ ] not done\n  1. nested\n  2. list',
    '| a | b | c |\n| --- | :-: | --: |\n| 1 | 2 | 3 |\n| `x` | **y** | z |',
    '```ts\nconst answer: number = 42; // a comment\nexport function f(x: string) { return x; }\n```',
    '> a quote\n> of two lines',
  ].join('\n\n');
  return `${piece}\n\n`.repeat(Math.ceil(1_000_000 / piece.length)).slice(0, 1_000_000);
}

/** Everything that must neither run, load, lead away nor stop the window; `elsewhere` is a server that counts its visits. */
export function hostileCases(elsewhere: string): readonly HostileCase[] {
  const secure = elsewhere.replace('http:', 'https:');
  return [
    {
      name: 'scripts',
      text: [
        `<script>${RUN}</script></script><script>${RUN}</script>`,
        `<script src="${elsewhere}/a.js"></script><script type="module">import "${elsewhere}/b.js"</script>`,
        `<img src=x onerror="${RUN}"><svg onload="${RUN}"><details open ontoggle="${RUN}">x</details>`,
        `<svg xmlns="http://www.w3.org/2000/svg"><script>${RUN}</script><use href="${elsewhere}/c.svg#x"/></svg>`,
        `<math><mtext><img src=x onerror=${RUN}></mtext></math><noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
        `<!--><img src=x onerror=${RUN}>--> <![CDATA[<img src=x onerror=${RUN}>]]>`,
      ].join('\n\n'),
    },
    {
      name: 'frames and sheets',
      text: [
        `<iframe src="${elsewhere}/frame"></iframe><iframe srcdoc="<script>${RUN}</script>"></iframe>`,
        `<object data="${elsewhere}/object"></object><embed src="${elsewhere}/embed"><base href="${elsewhere}/">`,
        `<link rel="stylesheet" href="${elsewhere}/a.css"><style>@import url(${elsewhere}/b.css);*{display:none}</style>`,
        `<meta http-equiv="refresh" content="0;url=${elsewhere}/meta"><form action="${elsewhere}/f"><button>Go</button></form>`,
        `<video src="${elsewhere}/v.mp4" autoplay poster="${elsewhere}/p.png"></video><audio src="${elsewhere}/a.mp3" autoplay>`,
        `<p style="background:url(${elsewhere}/style.png)">styled</p><input autofocus onfocus="${RUN}">`,
      ].join('\n\n'),
    },
    {
      name: 'links',
      text: [
        `[a](javascript:${RUN}) [b](JaVaScRiPt:${RUN}) [c](java\tscript:${RUN}) [d](&#106;avascript:${RUN})`,
        `[e](data:text/html,<script>${RUN}</script>) [f](vbscript:x) [g](file:///etc/passwd) [h](blob:x) [i](//${TURN}x)`,
        `<javascript:${RUN}> [j][ref] [k](<javascript:${RUN}> "title")`,
        `[ref]: javascript:${RUN}`,
        `[https://bank.example](https://evil.example) [l](app://window/index.html?x=1) [m](#said-x) [n](chrome://gpu)`,
      ].join('\n\n'),
    },
    {
      name: 'pictures',
      text: [
        `![one](${elsewhere}/1.png) ![two](${secure}/2.png) ![three](//127.0.0.1/3.png) ![four](data:image/svg+xml,<svg/>)`,
        `![five][pic] ![six](file:///etc/passwd) ![seven](app://window/index.html) ![${'x'.repeat(5_000)}](${elsewhere}/7.png)`,
        `[pic]: ${elsewhere}/5.png`,
        `[![in a link](${elsewhere}/6.png)](${elsewhere}/out)`,
      ].join('\n\n'),
    },
    {
      name: 'turned text',
      text: `${TURN}gnp.exe ⁦and⁩ \`if (admin${TURN} ⁦// check⁩) {\` [${TURN}moc.elpmaxe](https://example.com/${TURN}x) ${'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤'.repeat(200)}`,
      review: {
        type: 'approval',
        payload: {
          options: [
            { id: '__proto__', label: `${TURN}tcejeR` },
            { id: 'constructor', label: `<img src=x onerror=${RUN}>` },
            { id: 'ok', label: 'x'.repeat(5_000), style: 'primary' },
          ],
        },
      },
      files: [
        { filename: `invoice${TURN}fdp.exe`, content: 'x' },
        { filename: `<img src=x onerror=${RUN}>.txt`, content: 'x' },
        {
          filename: 'page.html',
          content: `<script>${RUN}</script><img src="${elsewhere}/html.png">`,
          mimeType: 'text/html',
        },
        {
          filename: 'picture.svg',
          content: `<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"/>`,
          mimeType: 'image/svg+xml',
        },
      ],
    },
    { name: 'broken letters', text: `a\u0000b \ud800 \udfff \ufffe \u0007 \u001b[31mred ${'\u200b'.repeat(5_000)}` },
    { name: 'one huge line', text: 'x'.repeat(400_000) },
    { name: 'quotes in quotes', text: `${'>'.repeat(3_000)} deep` },
    { name: 'brackets', text: '['.repeat(20_000) },
    { name: 'stars', text: `${'*a '.repeat(7_000)}${'_'.repeat(7_000)}` },
    { name: 'ticks', text: `${'`'.repeat(9_999)} a ${'``` '.repeat(3_000)}` },
    { name: 'lists in lists', text: Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n') },
    { name: 'a wide table', text: `|${'a|'.repeat(1_500)}\n|${'-|'.repeat(1_500)}\n|${'b|'.repeat(1_500)}` },
    { name: 'a block of code', text: `\`\`\`js\n${'let a = "b"; // c\n'.repeat(40_000)}\`\`\`` },
    { name: 'a long diff', text: `\`\`\`diff\n${'+ added\n- removed\n'.repeat(1_900)}\`\`\`` },
    { name: 'a megabyte', text: megabyte() },
    {
      name: 'names of every object',
      review: {
        type: 'form',
        payload: {
          submitLabel: `<b>${TURN}x</b>`,
          fields: ['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map((name) => ({
            name,
            label: `<img src=x onerror=${RUN}>`,
            type: 'text',
            placeholder: `"><script>${RUN}</script>`,
          })),
        },
      },
    },
    {
      name: 'a deep payload',
      review: { type: 'freeform', payload: { html: `<script>${RUN}</script>`, ...nested(180) } },
    },
    {
      name: 'a type of its own',
      review: { type: `<script>${RUN}</script>`, payload: { [`<img src=x onerror=${RUN}>`]: 1 } },
    },
    { name: 'ten thousand items', review: { type: 'selection', payload: { mode: 'multi', items: items(10_000) } } },
    { name: 'five hundred fields', review: { type: 'form', payload: { fields: fields(500) } } },
  ];
}
