import { source } from '../../core/text.ts';
import type { ComposeDocument } from '../../documents/compose/model.ts';
import type { Project } from '../../documents/project.ts';
import type { ComposeRule } from '../kinds.ts';

export const missingName: ComposeRule = {
  id: 'compose/missing-name',
  title: 'Project without a name',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'Compose names containers, networks and volumes after the folder, so a second checkout gets other volumes, and another folder of the same name gets these.',
  fix: 'Start the file with `name: …`.',
  details: 'Override files and included files take the name of the project they belong to, and are not reported.',
  references: ['https://docs.docker.com/reference/compose-file/version-and-name/'],
  covers: ['dclint:require-project-name-field'],
  fixable: false,
  foldsInto: ['compose/obsolete-version'],
  examples: {
    bad: [
      {
        name: 'no name',
        code: source`
          [|services|]:
            web:
              image: example/web:1.2
        `,
      },
    ],
    good: [
      {
        name: 'with a name',
        code: source`
          name: shop
          services:
            web:
              image: example/web:1.2
        `,
      },
      {
        name: 'an override file',
        path: 'compose.override.yaml',
        code: source`
          services:
            web:
              environment:
                DEBUG: "1"
        `,
        files: {
          'compose.yaml': source`
            name: shop
            services:
              web:
                image: example/web:1.2
          `,
        },
      },
    ],
  },

  *check(document, project) {
    const { root, services } = document;
    const [first] = root.entries;
    if (first === undefined || services.length === 0 || root.entry('name') !== undefined) return;
    // An override may add services besides those that it changes.
    if (project.containersOf(document).some(({ partial }) => partial) || includedIn(project).has(document)) return;
    yield { span: first.keySpan, subject: 'name', absence: true, message: 'The project has no `name`.' };
  },
};

const included = new WeakMap<Project, ReadonlySet<ComposeDocument>>();

/** Every file that another one includes. */
function includedIn(project: Project): ReadonlySet<ComposeDocument> {
  const known = included.get(project);
  if (known) return known;
  const found = new Set(project.includedBy(project.documents.filter((document) => document.kind === 'compose')));
  included.set(project, found);
  return found;
}
