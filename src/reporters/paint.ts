export type Style = 'strong' | 'alarm' | 'warning' | 'notice' | 'quiet';

/** SGR parameters: https://www.ecma-international.org/publications-and-standards/standards/ecma-48/ */
const codes: Readonly<Record<Style, string>> = { strong: '1', alarm: '1;31', warning: '33', notice: '36', quiet: '2' };

/** Sets text in a style, or leaves it unchanged if colours are not wanted. */
export function paint(color: boolean): (style: Style, text: string) => string {
  return color ? (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m` : (_, text) => text;
}
