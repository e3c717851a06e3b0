import { source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const missingHealthcheck: DockerfileRule = {
  id: 'dockerfile/missing-healthcheck',
  title: 'Image without a health check',
  severity: 'low',
  confidence: 'medium',
  category: 'correctness',
  profile: 'all',
  why: 'A process that hangs without exiting counts as healthy, so nothing restarts it or takes it out of the load balancer.',
  fix: 'Add `HEALTHCHECK CMD …`, or `HEALTHCHECK NONE` if the orchestrator has its own probes.',
  details:
    'Only stages that ship are checked, including what they inherit. `HEALTHCHECK NONE` is a decision and counts. Nothing is reported if every Compose service that is built from the stage has its own health check.',
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  covers: [
    'hadolint:DL3057',
    'trivy:DS-0026',
    'kics:b03a748a-542d-44f4-bb86-9199ab4fd2d5',
    'checkov:CKV_DOCKER_2',
    'dockle:CIS-DI-0006',
    'cis:4.6',
  ],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'only a stage that does not ship has one',
        code: source`
          FROM example/app:4.2 AS test
          HEALTHCHECK CMD ["/app", "--health"]

          [|FROM example/app:4.2|]
          CMD ["/app"]
        `,
      },
    ],
    good: [
      {
        name: 'inherited from a stage',
        code: source`
          FROM example/app:4.2 AS base
          HEALTHCHECK --interval=30s CMD ["/app", "--health"]

          FROM base
          CMD ["/app"]
        `,
      },
      {
        name: 'left to the orchestrator',
        code: source`
          FROM example/app:4.2
          HEALTHCHECK NONE
        `,
      },
      {
        name: 'where Compose has one',
        code: source`
          FROM example/app:4.2
        `,
        files: {
          'compose.yaml': source`
            services:
              web:
                build: .
                healthcheck:
                  test: [CMD, /app, --health]
          `,
        },
      },
    ],
  },

  *check(document, project) {
    for (const stage of project.shippedStages(document)) {
      if (stage.end.healthcheck !== undefined || stage.image.raw === '') continue;
      const builds = project.buildsOf(document).filter(({ build }) => build.stage === stage);
      if (builds.length > 0 && builds.every(({ container }) => container.healthcheck !== undefined)) continue;
      yield {
        span: stage.from.span,
        subject: 'healthcheck',
        absence: true,
        message: 'The image has no health check.',
      };
    }
  },
};
