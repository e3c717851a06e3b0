import { quoted, source } from '../../core/text.ts';
import type { ComposeDocument, Node, ScalarNode } from '../../documents/compose/model.ts';
import type { ComposeRule } from '../kinds.ts';

export const unpinnedSource: ComposeRule = {
  id: 'compose/unpinned-source',
  title: 'Remote source without a fixed version',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Whoever can push there decides what is built and run here, including the privileges and mounts of the services.',
  fix: 'Name a commit, `….git#<40 hex digits>`, or a digest for `oci://`.',
  details: 'Covers `include`, `extends`, `build`, its `context` and `additional_contexts`, where they are remote.',
  references: [
    'https://docs.docker.com/build/concepts/context/#url-fragments',
    'https://docs.docker.com/reference/compose-file/include/',
  ],
  covers: [],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'a branch, and whatever is there',
        code: source`
          include:
            - [|https://github.com/example/stack.git#main:compose.yaml|]
          services:
            web:
              build: [|https://github.com/example/web.git|]
            docs:
              build:
                context: .
                additional_contexts:
                  - theme=[|https://github.com/example/theme.git|]
            worker:
              extends:
                file: [|oci://registry.example.com/stack:latest|]
                service: worker
        `,
      },
    ],
    good: [
      {
        name: 'a commit, a digest, files of the repository',
        code: source`
          include:
            - ./database/compose.yaml
          services:
            web:
              build:
                context: https://github.com/example/web.git#0123456789abcdef0123456789abcdef01234567:app
            worker:
              extends:
                file: oci://registry.example.com/stack@sha256:9b2ac4f4b8d0a14f3a55d2cf0c9f7c4d4c9f1c0b5b6f0e8f4a7d3c2b1a09f8e7
                service: worker
        `,
      },
    ],
  },

  *check(document, project) {
    const contexts = project.containersOf(document).flatMap(({ build }) => build?.contexts ?? []);
    for (const { text, path, span } of [...sourcesOf(document), ...contexts]) {
      if (text === undefined || !isRemote(text) || isPinned(text)) continue;
      yield {
        path,
        span,
        subject: withoutFragment(text),
        message: `${quoted(text)} is not pinned, so what it refers to can change.`,
      };
    }
  },
};

function* sourcesOf({ root, services }: ComposeDocument): Iterable<ScalarNode> {
  const include = root.get('include');
  for (const item of include?.kind === 'list' ? include.items : include === undefined ? [] : [include]) {
    yield* scalarsIn(item.kind === 'map' ? item.get('path') : item);
  }
  for (const { node } of services) {
    const [extended, build] = [node.get('extends'), node.get('build')];
    if (extended?.kind === 'map') yield* scalarsIn(extended.get('file'));
    if (build?.kind === 'scalar') yield build;
    if (build?.kind !== 'map') continue;
    yield* scalarsIn(build.get('context'));
  }
}

function scalarsIn(node: Node | undefined): readonly ScalarNode[] {
  if (node?.kind === 'list') return node.items.flatMap(scalarsIn);
  return node?.kind === 'scalar' ? [node] : [];
}

function isRemote(text: string): boolean {
  return /^(?:https?:\/\/|git:\/\/|ssh:\/\/|git@|github\.com\/|oci:\/\/)/i.test(text);
}

function isPinned(text: string): boolean {
  return /#[0-9a-f]{40}(?:[0-9a-f]{24})?(?::|$)/i.test(text) || /@sha256:[0-9a-f]{64}$/i.test(text);
}

function withoutFragment(text: string): string {
  const [base = text] = text.split('#', 1);
  return base;
}
