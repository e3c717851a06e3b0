import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

const css = readFileSync(
  createRequire(import.meta.url).resolve('github-markdown-css/github-markdown-light.css'),
  'utf8',
);

/** A page that shows `content` as GitHub would, `width` pixels wide. */
export function page(content: string, width: number): string {
  return `<!doctype html><meta charset="utf-8"><style>${css}
body { margin: 0; padding: 16px; width: ${width}px; box-sizing: border-box; background: #fff; }
.markdown-body { font-size: 14px; }
.box { border: 1px solid #d1d9e0; border-radius: 6px; margin-bottom: 16px; }
.box > .head { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; padding: 8px 16px; font: 600 12px/20px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; color: #1f2328; }
.box > .markdown-body { padding: 16px; }
.box > .reply { border-top: 1px solid #d1d9e0; padding: 16px; }
.box > :last-child { border-radius: 0 0 6px 6px; }
table.code { border-collapse: collapse; width: 100%; font: 12px/20px ui-monospace, SFMono-Regular, Menlo, "DejaVu Sans Mono", monospace; }
table.code td { padding: 0 10px; white-space: pre; border: 0; }
table.code td.number { color: #59636e; text-align: right; width: 1%; min-width: 30px; }
table.code tr.added { background: #dafbe1 !important; } table.code tr.removed { background: #ffebe9 !important; } table.code tr { border: 0 !important; }
.suggested { border: 1px solid #d1d9e0; border-radius: 6px; margin-bottom: 16px; overflow: hidden; }
.suggested > .head { font: 12px/20px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; color: #59636e; padding: 6px 10px; border-bottom: 1px solid #d1d9e0; }
</style>${content}`;
}

/** A comment's Markdown as HTML; `before` are the lines that a suggestion in it would replace. */
export function comment(markdown: string, before: readonly string[] = []): string {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  return `<div class="markdown-body">${html.replace(
    /<pre><code class="language-suggestion">(.*?)<\/code><\/pre>/s,
    (_, after: string) => suggested(before, after.replace(/\n$/, '').split('\n')),
  )}</div>`;
}

/** Lines of a diff as GitHub draws them. */
export function diffLines(
  lines: readonly { readonly number: number; readonly kind: 'added' | 'removed' | 'context'; readonly text: string }[],
): string {
  const sign = { added: '+', removed: '-', context: ' ' } as const;
  const rows = lines.map(
    ({ number, kind, text }) =>
      `<tr class="${kind}"><td class="number">${number}</td><td>${sign[kind]} ${escapeHtml(text)}</td></tr>`,
  );
  return `<table class="code">${rows.join('')}</table>`;
}

/** A titled box; title and content are HTML. */
export function box(title: string, content: string): string {
  return `<div class="box"><div class="head">${title}</div>${content}</div>`;
}

function suggested(before: readonly string[], after: readonly string[]): string {
  const row = (kind: string, sign: string, text: string) =>
    `<tr class="${kind}"><td class="number">${sign}</td><td>${text}</td></tr>`;
  const rows = [
    ...before.map((text) => row('removed', '-', escapeHtml(text))),
    ...after.map((text) => row('added', '+', text)),
  ];
  return `<div class="suggested"><div class="head">Suggested change</div><table class="code" style="margin:0">${rows.join('')}</table></div>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
