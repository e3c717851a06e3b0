import { source } from '../../core/text.ts';
import { endOfLife } from '../end-of-life.ts';
import type { DockerfileRule } from '../kinds.ts';
import { pulledImages } from '../pulled-images.ts';

export const endOfLifeBase: DockerfileRule = {
  id: 'dockerfile/end-of-life-base',
  title: 'Base image past its end of life',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Vulnerabilities found in it from now on are never fixed, while the advisories tell attackers what to try.',
  fix: 'Move to a supported version, ideally a small one: a `slim` variant or a hardened image (`gcr.io/distroless/*`, `cgr.dev/chainguard/*`, `dhi.io/*`).',
  details:
    'End-of-life dates are known for Debian (the end of its long-term support), Ubuntu, Alpine, Amazon Linux, Fedora, openSUSE Leap, Node, Python, PHP, Ruby, Go, Java, .NET, nginx, HAProxy, Traefik, Tomcat, RabbitMQ, the Elastic stack, Consul, Vault, PostgreSQL, MySQL, MariaDB, MongoDB and Redis, and for the distribution that a tag names (`python:3.13-buster`). Images that were discontinued (`openjdk`, `centos`, `vault`, `consul`, `minio/minio`, `bitnamilegacy/*` and some twenty more) count too, and so do copies on other registries (`registry.example.com/library/ubuntu`).\n\nThe suggestion is the newest version with long support, in the same variant, or `slim` if no variant was named. Databases, and others whose next major version needs work by hand, get no suggestion. Of the hardened images, `dhi.io` needs a login with a Docker account, and Chainguard’s free images come only by moving tags, so pin those by digest. Where images are scanned, the distribution that the scanner found in the image counts as well.',
  references: [
    'https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image',
    'https://wiki.debian.org/DebianReleases',
    'https://github.com/nodejs/release#release-schedule',
    'https://devguide.python.org/versions/',
  ],
  covers: ['cis:4.2'],
  fixable: true,
  gathered: { by: 'subject' },
  examples: {
    bad: [
      {
        name: 'languages and distributions',
        code: source`
          FROM [|golang:1.20-bullseye|] AS build
          FROM [|debian:buster-slim|] AS tools
          FROM [|python:3.9|]
        `,
      },
      {
        name: 'a supported version on an unsupported distribution, and a discontinued image',
        code: source`
          FROM [|node:24-buster-slim|] AS build
          FROM [|openjdk:21-slim|]
        `,
      },
      {
        name: 'a version from an argument, without a suggestion',
        code: source`
          ARG ALPINE=3.15
          FROM [|alpine:\${ALPINE}|]
        `,
      },
    ],
    good: [
      {
        name: 'supported versions, an unknown image, a tag without a full version',
        code: source`
          FROM node:24-slim AS build
          FROM ubuntu:24.04 AS tools
          FROM example/python:3.9-buster AS other
          FROM python:3 AS moving
          FROM python:3.14-slim
        `,
      },
    ],
  },

  *check(document, project, { today, images }) {
    for (const { reference, span, raw, milder } of pulledImages(document, project)) {
      const ended = endOfLife(reference, today, images?.(reference));
      if (ended === undefined) continue;
      const { tag, message } = ended;
      const literal = raw === reference.raw && reference.tag !== '';
      const edits = tag !== undefined && literal ? [{ span, text: raw.slice(0, -reference.tag.length) + tag }] : [];
      yield { span, subject: reference.name, message, edits, ...milder };
    }
  },
};
