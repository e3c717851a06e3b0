import { type ConfigIgnore, defaultOptions, inlineIgnoreModes } from '../core/options.ts';
import { scopes } from '../core/review.ts';
import { profiles } from '../core/rule.ts';
import { severities, thresholds } from '../core/severity.ts';
import {
  date,
  integer,
  type Key,
  listOf,
  mapOf,
  mapping,
  oneOf,
  refuse,
  ruleId,
  type Shape,
  text,
  yesOrNo,
} from './shapes.ts';

function key<T>(shape: Shape<T>, says: string, fallback?: unknown): Key<T> {
  return { shape, says, ...(fallback === undefined ? {} : { fallback }) };
}

const version: Shape<1> = {
  schema: { const: 1 },
  read: (node, place) => (integer(1).read(node, place) === 1 ? 1 : refuse(node, place, 'only version 1 is supported')),
};

const ignoreKeys = {
  rule: key(ruleId, 'The rule to silence.'),
  vulnerability: key(text, 'The vulnerability to silence: a CVE or another advisory id.'),
  paths: key(listOf(text), 'Globs of the files that this applies to; all files by default.'),
  reason: key(text, 'The reason, shown wherever silenced findings are listed.'),
  until: key(date, 'The last day on which this applies, as YYYY-MM-DD in UTC.'),
};

const ignoreEntry: Shape<ConfigIgnore> = {
  schema: {
    ...mapping(ignoreKeys).schema,
    required: ['reason'],
    anyOf: [{ required: ['rule'] }, { required: ['vulnerability'] }],
  },
  read(node, place) {
    const { rule, vulnerability, paths = [], reason, until } = mapping(ignoreKeys).read(node, place);
    if (rule === undefined && vulnerability === undefined) {
      return refuse(node, place, 'an entry needs `rule` or `vulnerability`');
    }
    if (reason === undefined) return refuse(node, place, 'an entry needs a `reason`');
    const writtenAt = `${place.source.path}:${place.source.lineOf(node)}`;
    return { rule, vulnerability, paths, reason, until, writtenAt };
  },
};

const { images } = defaultOptions;

const imageKeys = {
  advice: key(yesOrNo, 'Whether to look for better tags of an image, scan them and suggest them.', images.advice),
  buildStages: key(yesOrNo, 'Whether to scan the images of build-only stages as well.', images.buildStages),
  max: key(integer(0), 'The most scans in one run.', images.max),
  timeout: key(integer(1), 'Seconds after which the scan of one image is stopped.', images.timeout),
  tokenServices: key(
    mapOf(text, text),
    'Registry host[:port] to the host[:port] of a token service that may receive its credentials.',
  ),
};

/**
 * Every key of the config. The reader, the JSON Schema and the documentation are made from this. Names are those of
 * `Options`; a key without a default here is empty by default.
 */
export const configKeys = {
  version: key(version, 'The version of this format.', 1),
  profile: key(oneOf(profiles), 'Which rules run.', defaultOptions.profile),
  scope: key(oneOf(scopes), 'Which findings count.', defaultOptions.scope),
  include: key(listOf(text), 'Globs of files to review in addition to those recognised by name.'),
  exclude: key(listOf(text), 'Globs of files to leave out.'),
  failOn: key(oneOf(thresholds), 'The lowest severity that fails the check.', defaultOptions.failOn),
  commentOn: key(oneOf(thresholds), 'The lowest severity that gets an inline comment.', defaultOptions.commentOn),
  maxComments: key(
    integer(0),
    'The most inline comments of one review; findings beyond that are listed in its text and the summary.',
    defaultOptions.maxComments,
  ),
  allowedRegistries: key(
    listOf(text),
    'Registries that images may be pulled from; replaces the default list.',
    defaultOptions.allowedRegistries,
  ),
  rules: key(
    mapOf(ruleId, oneOf(['off', ...severities])),
    'Rule ids, each mapped to `off` or to a severity of your own, which also turns on a rule that the profile leaves out.',
  ),
  inlineIgnores: key(
    oneOf(inlineIgnoreModes),
    'Which ignore comments in files count: all of them, those that base already had, or none.',
    defaultOptions.inlineIgnores,
  ),
  ignore: key(
    listOf(ignoreEntry),
    'Findings to silence, each by `rule` or `vulnerability` with a `reason`, and optionally `paths` and `until`.',
  ),
  images: key(
    mapping(imageKeys),
    'How images are scanned: `advice`, `build-stages`, `max`, `timeout`, `token-services`.',
  ),
};
