import { clip, printable } from '../core/text.ts';

declare const brand: unique symbol;

/** Text that is safe to show to people from SARIF; only this file makes it. */
export type SarifText = string & { readonly [brand]: true };

export interface SarifMessage {
  readonly text: SarifText;
}

/** Code scanning shows the first sentence as the title; nobody reads more than this. */
const mostMessage = 2_000;

/**
 * Makes text for SARIF: one printable line that is never empty and forms no link (`[text](target)`, section 3.11.6 of
 * the specification).
 */
export function sarifMessage(text: string, most = mostMessage): SarifMessage {
  const line = clip(printable(text).trim(), most).replaceAll('](', '] (');
  return { text: (line === '' ? '(no text)' : line) as SarifText };
}
