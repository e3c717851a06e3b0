import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { normalisePath } from '../knowledge/host-paths.ts';
import { at } from '../places.ts';

export const hostDevice: ContainerRule = {
  id: 'container/host-device',
  title: 'Dangerous host device passed in',
  severity: 'medium',
  confidence: 'high',
  category: 'isolation',
  profile: 'recommended',
  why: 'Through a disk or memory device the container can read and write the host’s data and bypass all file permissions.',
  fix: 'Remove it, or pass in only the one device that is needed, with `:r` if reading is enough.',
  details:
    'Graphics, sound, video and tunnel devices, serial ports and the like are what `devices` is for, and are not reported here. A rule for every device (`a *:* rwm`) is as good as privileged. The kernel log (`/dev/kmsg`) reveals kernel addresses and is `medium`.',
  references: ['https://docs.docker.com/reference/compose-file/services/#devices'],
  covers: ['cis:5.18'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'a disk, and every device there is',
        code: source`
          services:
            recovery:
              image: example/recovery:1
              devices:
                - [|/dev/sda:/dev/sda:rwm|]
              device_cgroup_rules:
                - [|"a *:* rwm"|]
        `,
      },
    ],
    good: [
      {
        name: 'graphics and a serial port',
        code: source`
          services:
            home:
              image: example/home:2026.11
              devices:
                - /dev/dri:/dev/dri
                - /dev/ttyUSB0:/dev/ttyUSB0
        `,
      },
    ],
  },

  *check({ name, devices, deviceCgroupRules, fixes }) {
    for (const device of devices) {
      const path = normalisePath(device.text?.split(':')[0] ?? '');
      if (!rawDevice.test(path)) continue;
      yield {
        ...at(device),
        subject: path,
        severity: path === '/dev/kmsg' ? 'medium' : 'high',
        message: `${quoted(name)} is given ${quoted(path)} of the host.`,
        edits: fixes.remove(device),
      };
    }
    for (const rule of deviceCgroupRules) {
      if (!/^\s*[abc]\s+\*:\*/.test(rule.text ?? '')) continue;
      yield {
        ...at(rule),
        subject: 'device_cgroup_rules',
        severity: 'high',
        message: `${quoted(name)} may use every device of the host.`,
        edits: fixes.remove(rule),
      };
    }
  },
};

/** Whole disks and partitions, memory, ports and the kernel log: https://www.kernel.org/doc/html/latest/admin-guide/devices.html */
const rawDevice =
  /^\/dev(?:$|\/(?:(?:[shv]d[a-z]+|xvd[a-z]+|nvme\d+(?:n\d+)?|mmcblk\d+|dm-\d+|md\d+)(?:p?\d+)?|mapper\/.+|disk\/.+|mem|kmem|port|kmsg|kcore)$)/;
