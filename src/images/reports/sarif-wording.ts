import { firstSentence, long, short, webAddress } from './bounds.ts';
import { cut, type JsonObject, objectAt, textAt } from './json.ts';

/** What a scanner's own wording says about a result; '' for what it does not say. */
export interface Wording {
  readonly id: string;
  readonly package: string;
  readonly installed: string;
  readonly fixed: string;
  readonly severity: string;
  readonly title: string;
  readonly url: string;
  readonly path: string;
  /** The image name that the scanner was called with. */
  readonly image: string;
}

const nothing: Wording = {
  ...{ id: '', package: '', installed: '', fixed: '', severity: '', title: '', url: '', path: '', image: '' },
};

/** From the message of a result and its rule. */
export function wordingOf(message: string, rule: JsonObject): Wording {
  return ofTrivy(message, rule) ?? ofGrype(message, rule) ?? nothing;
}

/**
 * Trivy writes a line for each: `Package`, `Installed Version`, `Vulnerability`, `Severity`, `Fixed Version`, `Link`
 * (https://github.com/aquasecurity/trivy/blob/main/pkg/report/sarif.go).
 */
function ofTrivy(message: string, rule: JsonObject): Wording | undefined {
  const lines = fieldsOf(message);
  const name = lines.get('Package');
  const installed = lines.get('Installed Version');
  if (name === undefined || installed === undefined) return undefined;
  const id = /^Vulnerability (\S+)$/m.exec(cut(message, long * 2))?.[1] ?? '';
  const title = textAt(objectAt(rule, 'shortDescription'), 'text', long);
  return {
    ...nothing,
    id: cut(id, short),
    package: name,
    installed,
    fixed: lines.get('Fixed Version') ?? '',
    severity: lines.get('Severity') ?? '',
    title,
    url: webAddress(/\]\((\S+)\)$/.exec(lines.get('Link') ?? '')?.[1] ?? ''),
  };
}

/**
 * Grype writes `A high vulnerability in deb package: openssl, version 3.0.9-1 was found in image python:3.9.1 at: /…`,
 * and the rest into the help of the rule, a line for each
 * (https://github.com/anchore/grype/blob/main/grype/presenter/sarif/presenter.go).
 */
function ofGrype(message: string, rule: JsonObject): Wording | undefined {
  const start = cut(message, long * 4);
  const sentence =
    /^An? (\w+) vulnerability in \S+ package: (.+), version (\S*) was found (?:in image (\S+) )?at: (.*)$/;
  const found = sentence.exec(start) ?? /^The path (.+) reports (.+) at version (\S+) /.exec(start);
  if (!found) return undefined;
  const isOld = start.startsWith('The path');
  const [, first = '', name = '', installed = '', image = '', path = ''] = found;
  const help = textAt(objectAt(rule, 'help'), 'text', long * 4);
  const lines = fieldsOf(help);
  const id = /^Vulnerability (\S+)$/m.exec(help)?.[1] ?? withoutName(textAt(rule, 'id', short), name);
  return {
    id,
    package: cut(name, short),
    installed: cut(installed, short),
    fixed: (lines.get('Fix Version') ?? '').split(',').join(', '),
    severity: lines.get('Severity') ?? (isOld ? '' : first),
    title: titleOf(rule),
    url: webAddress(/\]\((\S+)\)$/.exec(lines.get('Link') ?? '')?.[1] ?? ''),
    path: pathIn(isOld ? first : path, lines.get('Type') ?? ''),
    image,
  };
}

/** Grype's rules have names such as `CVE-2024-1-openssl`. */
function withoutName(rule: string, name: string): string {
  return rule.endsWith(`-${name}`) ? rule.slice(0, -name.length - 1) : rule;
}

/** The database of the distribution's packages is not the path of a package. */
function pathIn(path: string, type: string): string {
  return ['apk', 'deb', 'rpm', 'alpm', 'portage'].includes(type) ? '' : cut(path, long);
}

/** Grype's short description only repeats other fields; the full one is the advisory's, if it has one. */
function titleOf(rule: JsonObject): string {
  const full = textAt(objectAt(rule, 'fullDescription'), 'text', long);
  return /^Version \S+ is affected with /.test(full) ? '' : firstSentence(full);
}

/** `Name: value` by name; the first one of a name counts. Descriptions may follow. */
function fieldsOf(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of cut(text, long * 4)
    .split('\n')
    .slice(0, 12)) {
    const colon = line.indexOf(': ');
    const name = colon === -1 ? line.replace(/:$/, '') : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 2).trim();
    if (!fields.has(name)) fields.set(name, cut(value, short * 2));
  }
  return fields;
}
