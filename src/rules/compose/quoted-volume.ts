import type { Edit } from '../../core/edit.ts';
import { joinSpans } from '../../core/location.ts';
import { quoted, source } from '../../core/text.ts';
import type { ScalarNode } from '../../documents/compose/model.ts';
import { scalarsUnder } from '../compose-lists.ts';
import type { ComposeRule } from '../kinds.ts';

export const quotedVolume: ComposeRule = {
  id: 'compose/quoted-volume',
  title: 'Unnecessary quotes around volumes',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'The quotes change nothing and make the list harder to read.',
  fix: 'Remove the quotes.',
  details: 'One finding for each list. Quotes that YAML needs (`"~/x: y"`) stay.',
  references: ['https://docs.docker.com/reference/compose-file/services/#volumes'],
  covers: ['dclint:no-quotes-in-volumes'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'unnecessary quotes',
        code: source`
          services:
            web:
              image: example/web:1.2
              volumes:
                - [|"site:/srv:ro"
                - './static:/static:ro'|]
          volumes:
            site:
        `,
      },
    ],
    good: [
      {
        name: 'no quotes, or necessary ones',
        code: source`
          services:
            web:
              image: example/web:1.2
              volumes:
                - site:/srv:ro
                - "./a #b:/b:ro"
          volumes:
            site:
        `,
      },
    ],
  },

  *check(document) {
    for (const { name, node } of document.services) {
      const wrapped = scalarsUnder(node, 'volumes').filter((item) => item.quoted && !needsQuotes(item.raw));
      const [first, last] = [wrapped[0], wrapped.at(-1)];
      if (first === undefined || last === undefined) continue;
      const message = `Volumes of ${quoted(name)} are written in quotes.`;
      yield { span: joinSpans(first.span, last.span), subject: 'volumes', message, edits: unquoted(wrapped) };
    }
  },
};

/**
 * https://yaml.org/spec/1.2.2/#733-plain-style; commas and brackets matter only in `[]`, but are easier to read in
 * quotes.
 */
function needsQuotes(raw: string): boolean {
  return (
    raw.trim() !== raw || !/^[\w./~$]/.test(raw) || /: | #|[[\]{},\n"'\\]|:$/.test(raw.replace(/\$\{[^}]*\}/g, ''))
  );
}

function unquoted(items: readonly ScalarNode[]): readonly Edit[] {
  const simple = items.every(
    ({ span, raw }) => span.start.line === span.end.line && span.end.column - span.start.column === raw.length + 2,
  );
  // The braces of a variable would end a list in brackets.
  const known = items.every(({ raw }) => !/[{}]/.test(raw));
  return simple && known ? items.map(({ span, raw }) => ({ span, text: raw })) : [];
}
