import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** As GitHub renders a comment: GFM, HTML allowed, a line break wherever the source has one. */
export function renderMarkdown(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** Names of the elements in `html`, in order. */
export function elementsOf(html: string): readonly string[] {
  return [...html.matchAll(/<([a-z][a-z0-9]*)\b/gi)].map(([, name = '']) => name.toLowerCase());
}

/** The text outside code and links: there GitHub makes mentions and references. */
export function looseTextOf(html: string): readonly string[] {
  return html
    .replace(/<!--.*?-->/gs, '<i>')
    .replace(/<(code|pre|a)\b[^>]*>.*?<\/\1>/gs, '<i>')
    .split(/<[^>]*>/)
    .map(unescapeHtml)
    .filter((text) => text !== '');
}

/** What GitHub's filters turn into links in the rendered text; https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls */
export function referencesIn(html: string): readonly string[] {
  const reference = /(?<!\w)@[a-z0-9]|#\d|\bGH-\d|\b[0-9a-f]{7,40}\b|https?:\/\/|www\.|\$|:[a-z0-9_+-]+:/i;
  return looseTextOf(html).filter((text) => reference.test(text));
}

/** Everything that a reader sees. */
export function visibleText(html: string): string {
  return unescapeHtml(html.replace(/<!--.*?-->/gs, '').replace(/<[^>]*>/g, ''));
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&');
}
