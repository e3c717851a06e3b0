import { joinSpans } from '../../core/location.ts';
import { source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';
import { named } from '../named.ts';
import { packageUses } from '../package-commands.ts';

export const unpinnedLanguagePackage: DockerfileRule = {
  id: 'dockerfile/unpinned-language-package',
  title: 'Language package without a version',
  severity: 'low',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'all',
  why: 'The next build installs whatever was published last, even by someone who took over the maintainer’s account.',
  fix: 'Name the version (`app==1.2`, `app@1.2`, `--version 1.2`), or install from a lock file.',
  details:
    'One finding for each command. Covers pip, pipx, uv, npm, pnpm, `yarn add`, gem, `cargo install`, `composer require`, `dotnet tool install`, conda, and `go install`, `get` and `run`. Requirement and constraint files, local folders, archives and names that come from a variable are not reported. A Git URL needs a ref. `@latest` is no version for Go, while an npm tag counts as the author’s choice.',
  references: ['https://docs.docker.com/build/building/best-practices/'],
  covers: [
    'hadolint:DL3013',
    'hadolint:DL3016',
    'hadolint:DL3028',
    'hadolint:DL3062',
    'kics:22cd11f7-9c6c-4f6e-84c0-02058120b341',
    'kics:e36d8880-3f78-4546-b9a1-12f0745ca0d5',
    'kics:02d9c71f-3ee8-4986-9c27-1a20d0d19bfc',
  ],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'of many languages',
        code: source`
          FROM example/tools:4.2
          RUN [|pip install --no-cache-dir poetry|] ruff==0.14.1
          RUN [|npm install --global @angular/cli|] typescript@6.0.3
          RUN [|gem install rails|]
          RUN [|go install golang.org/x/tools/gopls@latest|]
          RUN [|cargo install ripgrep|]
          RUN [|composer global require laravel/installer|]
          RUN [|dotnet tool install --global dotnet-ef|]
        `,
      },
    ],
    good: [
      {
        name: 'versions, files, folders',
        code: source`
          FROM example/tools:4.2
          RUN pip install --no-cache-dir --requirement requirements.txt && pip install --no-cache-dir . ./lib "app[extra]>=1.2"
          RUN npm install && npm install --global npm@11.6.2 ./cli
          RUN gem install rails --version 8.1.0 && gem install bundler:2.7.2
          RUN go install golang.org/x/tools/gopls@v0.20.0 && go install ./cmd/app
          RUN cargo install --locked ripgrep --version 14.1.1 && uv pip install ruff==0.14.1 && uv sync --locked
          RUN composer require --no-interaction laravel/installer:^5.14 laravel/tinker ^2.10 ext-zip && dotnet tool install dotnet-ef --tool-path /tools --version 9.0.9
        `,
      },
    ],
  },

  *check(document) {
    for (const each of packageUses(document)) {
      const { family, verb, packages } = each;
      const manager = managers[family];
      if (manager === undefined || !manager.installs.test(verb) || each.has(...manager.settles)) continue;
      // Words after the package of `go run` go to the program.
      const given = verb === 'run' ? packages.slice(0, 1) : packages;
      const unpinned = given.filter(
        ({ text }, index) =>
          text !== undefined &&
          isUnpinned(manager.kind, text) &&
          !(manager.kind === 'composer' && isConstraint(given[index + 1]?.text ?? '')),
      );
      const last = unpinned.at(-1);
      if (last === undefined) continue;
      yield {
        span: joinSpans(each.place, last.span),
        subject: `${family} packages`,
        message: `${named(unpinned)} installed without a fixed version.`,
      };
    }
  },
};

type Kind = 'pip' | 'npm' | 'gem' | 'go' | 'cargo' | 'composer' | 'dotnet' | 'conda';

interface Manager {
  /** Its notation for versions. */
  readonly kind: Kind;
  readonly installs: RegExp;
  /** Options that set versions, or that take the packages from elsewhere. */
  readonly settles: readonly string[];
}

const pip = ['-r', '--requirement', '--requirements', '-c', '--constraint', '--constraints'];
const conda: Manager = { kind: 'conda', installs: /^(?:install|create)$/, settles: ['-f', '--file'] };

const managers: Readonly<Record<string, Manager | undefined>> = {
  pip: { kind: 'pip', installs: /^install$/, settles: pip },
  pipx: { kind: 'pip', installs: /^install$/, settles: ['--spec'] },
  uv: { kind: 'pip', installs: /^(?:pip|tool) install$/, settles: pip },
  npm: { kind: 'npm', installs: /^(?:install|i|add)$/, settles: [] },
  pnpm: { kind: 'npm', installs: /^(?:install|i|add)$/, settles: [] },
  yarn: { kind: 'npm', installs: /^(?:global )?add$/, settles: [] },
  gem: { kind: 'gem', installs: /^(?:install|i)$/, settles: ['-v', '--version'] },
  go: { kind: 'go', installs: /^(?:install|get|run)$/, settles: [] },
  // https://doc.rust-lang.org/cargo/commands/cargo-install.html
  cargo: {
    kind: 'cargo',
    installs: /^install$/,
    settles: ['--version', '--vers', '--path', '--git', '--rev', '--tag', '--list'],
  },
  composer: { kind: 'composer', installs: /^(?:global )?require$/, settles: [] },
  dotnet: { kind: 'dotnet', installs: /^tool install$/, settles: ['--version'] },
  conda,
  mamba: conda,
  micromamba: conda,
};

function isUnpinned(kind: Kind, text: string): boolean {
  // https://pip.pypa.io/en/stable/topics/vcs-support/
  if (kind === 'pip' && /^(?:git|hg|svn|bzr)\+[a-z-]+:/.test(text)) return !/@[^/]+$/.test(text.replace(/#.*$/, ''));
  if (kind === 'npm' && /^git(?:\+[a-z]+)?:/.test(text)) return !text.includes('#');
  // Paths, archives, addresses.
  if (/^(?:[./~]|[a-z+]+:)|:\/\/|\.(?:whl|zip|tgz|gem|tar(?:\.\w+)?)$/.test(text)) return false;
  switch (kind) {
    case 'pip':
      // With a slash it is a folder: `pip install app/core`.
      return !/[=<>~!@/]/.test(text);
    case 'npm':
      return !/[^/]@./.test(text.replace(/^@/, '')) && !/^[^@/]+\//.test(text);
    case 'gem':
      return !/[:=]/.test(text);
    case 'go':
      return /^[^/]*\.[^/]*\//.test(text) && (!text.includes('@') || /@(?:latest|none)$/.test(text));
    case 'cargo':
    case 'dotnet':
      return !text.includes('@');
    case 'composer':
      // Without a slash, it is a part of PHP or the version of the preceding package.
      return text.includes('/') && !/[:=]/.test(text);
    case 'conda':
      return !/[=<>]/.test(text);
  }
}

/** `composer require laravel/installer ^5.14` */
function isConstraint(text: string): boolean {
  return /^[\^~<>=]?v?\d/.test(text);
}
