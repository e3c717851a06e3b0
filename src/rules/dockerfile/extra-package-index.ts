import { quoted, source } from '../../core/text.ts';
import { buildCommands } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';

export const extraPackageIndex: DockerfileRule = {
  id: 'dockerfile/extra-package-index',
  title: 'Package index beside the public one',
  severity: 'low',
  confidence: 'medium',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'pip takes the highest version that any index offers, so an attacker who registers your package’s name on the public index gets their code installed (dependency confusion).',
  fix: 'Use only your own index with `--index-url`, and let it proxy the public packages.',
  details: 'Indexes that publish builds of public packages (PyTorch, NVIDIA, piwheels) are not reported.',
  references: ['https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-extra-index-url'],
  covers: [],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'by option and by variable',
        code: source`
          FROM python:3.13-slim
          ENV [|PIP_EXTRA_INDEX_URL=https://pypi.example.com/simple|]
          RUN pip install --no-cache-dir [|--extra-index-url|] https://pypi.example.com/simple app==1.0
        `,
      },
    ],
    good: [
      {
        name: 'one index, and builds of public packages',
        code: source`
          FROM python:3.13-slim
          RUN pip install --no-cache-dir --index-url https://pypi.example.com/simple app==1.0
          RUN pip install --no-cache-dir --extra-index-url https://download.pytorch.org/whl/cpu torch==2.8.0
        `,
      },
    ],
  },

  *check(document) {
    for (const { keyword, pairs } of document.instructions) {
      if (keyword !== 'ENV' && keyword !== 'ARG') continue;
      for (const { name, value, span } of pairs) {
        if (!/^(?:PIP|UV)_EXTRA_INDEX_URL$/.test(name.raw) || isPublic(value?.raw ?? '')) continue;
        yield { span, subject: name.raw, message: `${quoted(name.raw)} ${adds}` };
      }
    }
    for (const { command } of buildCommands(document)) {
      for (const [index, { display, span }] of command.words.entries()) {
        if (!/^--extra-index-url(?:=|$)/.test(display)) continue;
        if (isPublic(display.includes('=') ? display : (command.words[index + 1]?.display ?? ''))) continue;
        yield { span, subject: command.name, message: `${quoted('--extra-index-url')} ${adds}` };
      }
    }
  },
};

const adds = 'adds an index whose names anybody may register in public.';

function isPublic(url: string): boolean {
  return (
    url === '' ||
    /download\.pytorch\.org|pypi\.(?:org|nvidia\.com|ngc\.nvidia\.com)|piwheels\.org|data\.pyg\.org/.test(url)
  );
}
