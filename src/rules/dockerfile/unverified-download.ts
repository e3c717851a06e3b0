import { source } from '../../core/text.ts';
import { unverifiedDownloads } from '../downloads/unverified-downloads.ts';
import type { DockerfileRule } from '../kinds.ts';

export const unverifiedDownload: DockerfileRule = {
  id: 'dockerfile/unverified-download',
  title: 'Downloaded program that nothing verifies',
  severity: 'low',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Whoever controls the release, its server or a mirror decides what runs in the build and in the image, and every build fetches it again.',
  fix: 'Download a fixed version and compare it with a checksum that the repository keeps before anything uses it: `echo "<sum>  <file>" | sha256sum -c -`, or `ADD --checksum=sha256:…`.',
  details: [
    'Reported is a file that a RUN downloads with curl, wget, aria2c or axel, and that a command of the stage then makes executable, runs, installs as a package or puts into a folder for programs; also packages that rpm, yum and dnf install from an address, because they verify signatures only of what comes from a repository. The downloads of a file are one finding.',
    'An archive counts if it is unpacked into a folder for software (`/usr/local`, `/opt`, `/`, one on `PATH`), or if the same RUN then builds, runs or installs something from where it was unpacked; that is less certain. Any other archive may hold data.',
    'Silent are keys, certificates, lists, settings, models and other data by their names; packages that only bring the key of a repository (`epel-release-….rpm`); addresses that contain a commit hash, and those of the machine’s own network. Any verification in the stage counts: `sha256sum -c`, `[ "$(sha256sum …)" = … ]`, `gpg --verify`, `cosign verify-blob` and the like, also against a list from the same server, and a check that names no file covers all that was downloaded before it.',
    'It is `low` because TLS vouches for the server, and the attacker has to be the one who publishes there. A download over plain `http` or unverified TLS is reported as that, and a script piped into a shell by `dockerfile/piped-download`. Where an option skips signatures (`--nogpgcheck`, apk’s `--allow-untrusted`), `dockerfile/unsigned-packages` reports that.',
  ].join('\n\n'),
  references: [
    'https://docs.docker.com/reference/dockerfile/#add---checksum',
    'https://dnf.readthedocs.io/en/latest/conf_ref.html',
  ],
  covers: ['cis:4.11'],
  fixable: false,
  foldsInto: ['dockerfile/piped-download', 'dockerfile/unverified-tls', 'dockerfile/plain-http'],
  gathered: { by: 'file' },
  examples: {
    bad: [
      {
        name: 'a program, and a script that runs at once',
        code: source`
          FROM debian:13-slim
          RUN [|curl -fsSLo /usr/local/bin/tool https://example.com/tool-1.4.2|] && chmod +x /usr/local/bin/tool
          RUN [|wget -q https://example.com/install.sh|] && bash install.sh --prefix /opt && rm install.sh
        `,
      },
      {
        name: 'packages',
        code: source`
          FROM rockylinux:9
          RUN [|curl -fsSLO https://example.com/tool-1.4.2.rpm|] && rpm -i tool-*.rpm && rm tool-*.rpm
          RUN dnf install -y [|https://example.com/agent-2.0.rpm|] && dnf clean all
        `,
      },
      {
        name: 'a toolchain, and sources that are built',
        code: source`
          FROM debian:13-slim
          RUN [|curl -fsSL https://example.com/go-1.26.tar.gz|] | tar -C /usr/local -xz
          RUN [|wget -qO src.tar.gz https://example.com/lib-2.1.tar.gz|] && tar xf src.tar.gz && cd lib-2.1 && ./configure && make install
        `,
      },
    ],
    good: [
      {
        name: 'with a checksum, by RUN and by ADD',
        code: source`
          FROM debian:13-slim
          RUN curl -fsSLo tool https://example.com/tool-1.4.2 \
           && echo "24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d  tool" | sha256sum -c - \
           && install -m 755 tool /usr/local/bin/
          ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d --chmod=755 https://example.com/tool /bin/
        `,
      },
      {
        name: 'with a signature, and against the list of the release',
        code: source`
          FROM debian:13-slim
          RUN curl -fsSL -O https://example.com/tool.tar.gz -O https://example.com/tool.tar.gz.asc \
           && gpg --verify tool.tar.gz.asc tool.tar.gz && tar -C /opt -xzf tool.tar.gz
          RUN curl -fsSL -O https://example.com/agent -O https://example.com/SHASUMS256.txt \
           && grep agent SHASUMS256.txt | sha256sum -c - && chmod +x agent && mv agent /usr/local/bin/
        `,
      },
      {
        name: 'data, and the key of a repository',
        code: source`
          FROM debian:13-slim
          RUN curl -fsSL https://example.com/pages.tar.gz | tar -xz -C /srv
          RUN curl -fsSLo /etc/apt/keyrings/example.gpg https://apt.example.com/key.gpg
          RUN wget -q https://example.com/words.json -O /srv/words.json && python3 /srv/load.py /srv/words.json
        `,
      },
    ],
  },

  *check({ stages }) {
    for (const stage of stages) yield* unverifiedDownloads(stage);
  },
};
