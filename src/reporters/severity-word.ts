import type { Severity } from '../core/severity.ts';
import { type Markdown, md } from './markdown.ts';

const words: Readonly<Record<Severity, Markdown>> = {
  critical: md`Critical`,
  high: md`High`,
  medium: md`Medium`,
  low: md`Low`,
  info: md`Info`,
};

/** Only the word: icons become tiresome by the tenth comment. */
export function severityWord(severity: Severity): Markdown {
  return words[severity];
}

/** In a table, the high severities stand out. */
export function severityCell(severity: Severity): Markdown {
  return severity === 'critical' || severity === 'high' ? md`**${words[severity]}**` : words[severity];
}
