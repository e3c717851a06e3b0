import type { ImageSpec, IndexSpec } from '../image-spec.ts';
import { debianBase, debianFiles, image, npmPackage, pythonPackage } from './debian.ts';
import { python391, statusOf391With } from './python.ts';

/** Two jars: a vulnerable log4j, and a file that only its letter case hides. */
export const jars: ImageSpec = image([
  ...debianBase([{ name: 'openssl', version: '3.0.9-1' }]),
  {
    createdBy: 'COPY target/app.jar /app/ # buildkit',
    comment: 'buildkit.dockerfile.v0',
    files: {
      'app/log4j-core-2.14.1.jar': jar('org.apache.logging.log4j', 'log4j-core', '2.14.1'),
      'app/plain-1.0.0.JAR': jar('org.example', 'plain', '1.0.0'),
    },
  },
]);

function jar(group: string, artifact: string, version: string) {
  return {
    zip: {
      'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0\n',
      [`META-INF/maven/${group}/${artifact}/pom.properties`]: `groupId=${group}\nartifactId=${artifact}\nversion=${version}\n`,
    },
  };
}

const nodeLayers = [
  ...debianBase([{ name: 'curl', version: '7.88.1-10' }]),
  { createdBy: 'RUN /bin/sh -c npm i -g lodash # buildkit', files: npmPackage('lodash', '4.17.20') },
];

/** amd64 and arm64; only amd64 holds the vulnerable lodash. */
export const twoPlatforms: IndexSpec = {
  oci: true,
  platforms: [
    { ...image(nodeLayers), oci: true },
    { ...image(debianBase([{ name: 'curl', version: '7.88.1-10' }]), {}, 'arm64'), oci: true },
  ],
};

/** One manifest of another platform, and no index. */
export const onlyArm: ImageSpec = image(debianBase([{ name: 'openssl', version: '3.0.9-1' }]), {}, 'arm64');

/** Takes its time to be read. */
export function slow(name: string): ImageSpec {
  return image([
    { createdBy: `COPY ${name} / # buildkit`, files: debianFiles([{ name: 'openssl', version: '3.0.9-1' }]) },
    { createdBy: 'COPY filler /srv # buildkit', filler: { folder: `srv/${name}`, count: 5_000 } },
  ]);
}

/** The Dockerfile that `appBuildKit` and `appClassic` were built of, on python:3.9.1. */
export const appDockerfile = `FROM python:3.9.1
ARG VERSION=1
ENV APP=/app
WORKDIR /app
RUN apt-get update && apt-get install -y --no-install-recommends wget
COPY requirements.txt ./
RUN <<EOF
pip install requests==2.30.0
EOF
COPY . .
USER app
CMD ["python3", "app.py"]
`;

const comment = 'buildkit.dockerfile.v0';
const installed = { 'var/lib/dpkg/status': { text: statusOf391With({ openssl: '3.0.9-1' }) } };
const appConfig = { ...python391.config, User: 'app', WorkingDir: '/app', Cmd: ['python3', 'app.py'] };

/**
 * History as BuildKit writes it: build arguments as `|1 NAME=value`, a heredoc's own text, `# buildkit` on what made a
 * layer but WORKDIR. Source: moby/buildkit v0.32.2, frontend/dockerfile/dockerfile2llb/convert.go (commitToHistory).
 */
export const appBuildKit: ImageSpec = image(
  [
    ...python391.layers,
    { createdBy: 'ARG VERSION=1', comment, empty: true },
    { createdBy: 'ENV APP=/app', comment, empty: true },
    { createdBy: 'WORKDIR /app', comment, files: { 'app/.keep': {} } },
    {
      createdBy:
        'RUN |1 VERSION=1 /bin/sh -c apt-get update && apt-get install -y --no-install-recommends wget # buildkit',
      comment,
      files: installed,
    },
    { createdBy: 'COPY requirements.txt ./ # buildkit', comment, files: { 'app/requirements.txt': {} } },
    {
      createdBy: 'RUN |1 VERSION=1 /bin/sh -c pip install requests==2.30.0\n # buildkit',
      comment,
      files: pythonPackage('requests', '2.30.0'),
    },
    { createdBy: 'COPY . . # buildkit', comment, files: npmAt('app/node_modules/lodash') },
    { createdBy: 'USER app', comment, empty: true },
    { createdBy: 'CMD ["python3" "app.py"]', comment, empty: true },
  ],
  appConfig,
);

/** History as the classic builder writes it: `#(nop)` for all but RUN, a digest for what was copied. */
export const appClassic: ImageSpec = image(
  [
    ...python391.layers,
    { createdBy: '/bin/sh -c #(nop)  ARG VERSION=1', empty: true },
    { createdBy: '/bin/sh -c #(nop)  ENV APP=/app', empty: true },
    { createdBy: '/bin/sh -c #(nop) WORKDIR /app', files: { 'app/.keep': {} } },
    {
      createdBy: '|1 VERSION=1 /bin/sh -c apt-get update && apt-get install -y --no-install-recommends wget',
      files: installed,
    },
    {
      createdBy: '/bin/sh -c #(nop) COPY file:2f4b6a5e0c8d9b1a7e3c5d7f9b1a3c5e7d9f1b3a5c7e9d1f3b5a7c9e1d3f5b7a in ./ ',
      files: { 'app/requirements.txt': {} },
    },
    {
      createdBy: '|1 VERSION=1 /bin/sh -c pip install requests==2.30.0',
      files: pythonPackage('requests', '2.30.0'),
    },
    {
      createdBy: '/bin/sh -c #(nop) COPY dir:9b1a7e3c5d7f9b1a3c5e7d9f1b3a5c7e9d1f3b5a7c9e1d3f5b7a2f4b6a5e0c8d in . ',
      files: npmAt('app/node_modules/lodash'),
    },
    { createdBy: '/bin/sh -c #(nop)  USER app', empty: true },
    { createdBy: '/bin/sh -c #(nop)  CMD ["python3" "app.py"]', empty: true },
  ],
  appConfig,
);

function npmAt(folder: string) {
  return { [`${folder}/package.json`]: { text: JSON.stringify({ name: 'lodash', version: '4.17.20' }) } };
}
