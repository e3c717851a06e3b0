import type { OnGap } from './gate.ts';
import type { Scope } from './review.ts';
import type { Profile } from './rule.ts';
import type { Severity, Threshold } from './severity.ts';

/** The user's options: inputs or flags, config and defaults combined. The same for action and CLI. */
export interface Options {
  readonly profile: Profile;
  readonly scope: Scope;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly failOn: Threshold;
  readonly commentOn: Threshold;
  readonly maxComments: number;
  readonly onError: OnGap;
  readonly allowedRegistries: readonly string[];
  readonly inlineIgnores: InlineIgnores;
  /** Rule id to its setting in the config. */
  readonly rules: ReadonlyMap<string, 'off' | Severity>;
  readonly ignore: readonly ConfigIgnore[];
  readonly images: ImageOptions;
}

/** Which pragmas count: all, only those that base already had, none. */
export const inlineIgnoreModes = ['allow', 'existing', 'deny'] as const;
export type InlineIgnores = (typeof inlineIgnoreModes)[number];

/** One entry of the config's `ignore:`. */
export interface ConfigIgnore {
  readonly rule: string | undefined;
  readonly vulnerability: string | undefined;
  /** Globs; empty: everywhere. */
  readonly paths: readonly string[];
  readonly reason: string;
  /** `YYYY-MM-DD`: the last day on which it silences. */
  readonly until: string | undefined;
  /** `path:line` of the entry. */
  readonly writtenAt: string;
}

export interface ImageOptions {
  readonly advice: boolean;
  readonly buildStages: boolean;
  readonly max: number;
  /** Seconds for one scan. */
  readonly timeout: number;
  /** Registry host[:port] to the host[:port] of its token service. */
  readonly tokenServices: ReadonlyMap<string, string>;
}

/** Docker Hub, and the public registries of base image vendors. */
export const publicRegistries = [
  'docker.io',
  'ghcr.io',
  'quay.io',
  'mcr.microsoft.com',
  'public.ecr.aws',
  'gcr.io',
  '*.pkg.dev',
  'registry.k8s.io',
  'registry.access.redhat.com',
  'registry.gitlab.com',
  'cgr.dev',
  'dhi.io',
  'docker.elastic.co',
  'nvcr.io',
] as const;

export const defaultOptions: Options = {
  profile: 'recommended',
  scope: 'introduced',
  include: [],
  exclude: [],
  failOn: 'high',
  commentOn: 'low',
  maxComments: 25,
  onError: 'fail',
  allowedRegistries: publicRegistries,
  inlineIgnores: 'allow',
  rules: new Map(),
  ignore: [],
  images: { advice: true, buildStages: false, max: 20, timeout: 300, tokenServices: new Map() },
};
