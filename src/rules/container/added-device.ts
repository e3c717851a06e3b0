import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';

export const addedDevice: ContainerRule = {
  id: 'container/added-device',
  title: 'Host device passed in',
  severity: 'info',
  confidence: 'high',
  category: 'isolation',
  profile: 'all',
  why: 'The driver behind a device is kernel code that an attacker in the container can exploit.',
  fix: 'Pass in only what the program uses, with `:r` if reading is enough.',
  details: 'Disks, memory and similar devices are more dangerous and are reported by `container/host-device`.',
  references: ['https://docs.docker.com/reference/compose-file/services/#devices'],
  covers: ['cis:5.18'],
  fixable: true,
  foldsInto: ['container/host-device'],
  examples: {
    bad: [
      {
        name: 'a serial port and graphics',
        code: source`
          services:
            home:
              image: example/home:2026.11
              devices:
                - [|/dev/ttyUSB0:/dev/ttyUSB0|]
                - [|source: /dev/dri
                  target: /dev/dri|]
              device_cgroup_rules:
                - [|c 189:* rmw|]
        `,
      },
    ],
    good: [
      {
        name: 'no device',
        code: source`
          services:
            home:
              image: example/home:2026.11
        `,
      },
    ],
  },

  *check({ name, devices, deviceCgroupRules, fixes }) {
    for (const device of devices) {
      const [path = ''] = (device.text ?? device.raw).split(':');
      yield {
        ...at(device),
        subject: path,
        message: `${quoted(name)} is given ${quoted(path)} of the host.`,
        edits: fixes.remove(device),
      };
    }
    for (const rule of deviceCgroupRules) {
      const message = `${quoted(name)} may use the devices ${quoted(rule.raw)} of the host.`;
      yield { ...at(rule), subject: 'device_cgroup_rules', message, edits: fixes.remove(rule) };
    }
  },
};
