import { quoted, source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';

export const addedDevice: ContainerRule = {
  id: 'container/added-device',
  title: 'Device of the host passed in',
  severity: 'info',
  confidence: 'high',
  category: 'isolation',
  profile: 'all',
  why: 'The driver behind a device is kernel code that an intruder in the container can talk to.',
  fix: 'Pass in only what the program uses, with `:r` where reading is enough.',
  details: 'Disks, memory and the like are graver and have a rule of their own.',
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
