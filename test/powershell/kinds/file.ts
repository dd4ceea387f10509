import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { groups } from './readers';
import { LineEnds, NodeFile, PathPermission, PathPrincipal, TextEncoding } from '../../../src';

const bytes = Buffer.from('one: 1\r\n');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const content = bytes.toString('base64');
const state = {
  groups,
  sources: { 'data:file-1': content, 'image:bin\\agent.exe': content },
  paths: Object.fromEntries(['C:\\data', 'C:\\Program Files', 'C:\\Program Files\\Contoso'].map((path) => [path, { kind: 'directory', sddl: 'D:AI(A;OICIID;FA;;;SY)(A;OICIID;0x1200a9;;;BU)' }])),
};
const common = { kind: 'file', ensure: 'present', path: 'C:\\data\\a.yaml', id: 'file/c:\\data\\a.yaml', inProgramFolder: false, owner: 'untouched', sha256 } as const;

export const file: KindProof = {
  kind: 'file',
  cases: {
    'from the settings': {
      setting: { ...common, source: 'data:file-1' },
      state,
      drift: { path: ['paths', 'C:\\data\\a.yaml', 'content'], value: Buffer.from('one: 2').toString('base64') },
    },
    'from an image, with permissions': {
      setting: {
        ...common, path: 'C:\\Program Files\\Contoso\\agent.exe', inProgramFolder: true, source: 'image:bin\\agent.exe', owner: 'system',
        permissions: { inherit: false, entries: [{ group: 'readers', access: 'read' }] },
      },
      state,
      drift: { path: ['paths', 'C:\\Program Files\\Contoso\\agent.exe', 'content'], value: Buffer.from('other').toString('base64') },
    },
    'that inherits': {
      setting: { ...common, source: 'data:file-1', permissions: { inherit: true, entries: [{ sid: PathPrincipal.LOCAL_SERVICE, access: 'write' }] } },
      state,
      drift: { path: ['paths', 'C:\\data\\a.yaml', 'sddl'], value: 'D:AI(A;;0x1201bf;;;LS)(A;;FA;;;WD)(A;ID;FA;;;SY)' },
    },
  },
  settings: fc.oneof(
    fc.record({
      text: fc.string(), encoding: fc.constantFrom(...Object.values(TextEncoding)), lineEnds: fc.constantFrom(...Object.values(LineEnds)),
    }).map(({ text, ...options }) => NodeFile.fromText('C:/data/a.yaml', text, { ...options, permissions: [PathPermission.of(PathPrincipal.USERS)] })),
    fc.constantFrom('agent.exe', 'bin/agent.exe', '.\\bin\\a b.exe').map((imagePath) => NodeFile.fromImage('/Program Files/Contoso/agent.exe', imagePath, { sha256, inProgramFolder: true })),
  ),
  refused: [
    { path: 'C:\\a.yaml' }, { path: 'C:\\var\\lib\\kubelet\\config.yaml' }, { path: 'C:\\data\\a.yaml:stream' }, { path: 'C:\\PROGRA~1\\a.exe' }, { path: 'C:\\data\\..\\a' },
    { source: 'C:\\a' }, { source: 'data:..' }, { source: 'data:..\\a' }, { source: 'data:a/b' }, { source: 'image:' }, { source: 'image:\\a' }, { source: 'image:C:\\a' },
    { source: 'image:a\\..\\..\\b' }, { source: 'image:a\\' }, { source: 'image:.' }, { source: null }, { sha256: '' }, { sha256: 'A'.repeat(64) }, { sha256: `${sha256}\n` }, { owner: '' },
  ],
};
