import * as fc from 'fast-check';
import { goodPod } from '../rules/manifests';

/** A workload as people write it: comments, every style of scalar, anchors, merge keys, brackets, two documents. */
const workload = `# Source: chart/templates/agent.yaml
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
  annotations: &notes
    "quoted key": 'it''s single'
    on: "C:\\\\Windows"   # a comment
x-defaults: &defaults
  image: registry.example.com/agent:1.0
  imagePullPolicy: IfNotPresent
spec:
  selector: {matchLabels: {app: agent, tier: "1"}}
  template:
    metadata:
      labels: {app: agent, tier: "1"}
      annotations: {<<: *notes, extra: yes}
    spec:
      hostNetwork: true
      os: {name: windows}
      securityContext:
        windowsOptions: {hostProcess: true, runAsUserName: NT AUTHORITY\\Local service}
      terminationGracePeriodSeconds: 0x1E
      containers:
      - <<: *defaults
        name: main
        image: registry.example.com/agent:2.0
        command: [powershell.exe, -File, "C:\\\\hpc\\\\run.ps1"]
        args:
          - |
            Write-Output "one: two"

            exit 0
          - >-
            folded
            text
          - plain text
            in two lines
        env:
        - {name: RATE, value: "1.5"}
        - name: EMPTY
          value:
      - name: windows-exporter
        <<: [*defaults, {image: other, tty: no}]
---
apiVersion: v1
kind: Service
metadata:
  name: windows-agent
spec:
  ports: [{port: 80, targetPort: 8080}]
  selector: {app: agent}
`;

const json = JSON.stringify(goodPod(), null, 2);

/** Pieces that mean something to a reader of YAML. */
const pieces = [
  '\t', ' ', '  ', '\n', '\r\n', '\r', '\n\n', '#', ' # ', ': ', ':', '- ', '-', '? ', ', ', '[', ']', '{', '}', '"', "'", '|', '>', '|-', '>+', '&a ', '*a', '*notes ', '&notes ',
  '<<: *defaults\n', '<<: ', '!!str ', '!x ', '!', '%', '@', '`', '~', 'null', 'yes', '.nan', '.inf', '-.Inf', '0o17', '1e3', '---', '\n---\n', '\n--- {a: 1}\n', '\n--- # c\n', '...', '\n...\n',
  '%YAML 1.1\n', '%YAML 1.1\n---\n', '\u0000', '\u0007', '\u007F', '\u0085', '\u2028', '\uFEFF', '\uFFFE', '\u00A0', '\u00E9', '\u{1F600}', '\\', '\\x41', '\\u0085', '{{ .Values.x }}', 'a: 1\n', 'null: 1\n',
  '[a]: 1\n', '{a: 1}: 2\n', '? a\n', `${'k'.repeat(1025)}: 1\n`,
].map((piece) => Buffer.from(piece));

interface Edit {
  /** The place, in ten thousandths of the text. */
  readonly at: number;
  readonly length: number;
  readonly put: Buffer;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.noBias(fc.nat(9_999)),
  length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(3), fc.nat(40)),
  put: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...pieces) }, fc.constant(Buffer.alloc(0)),
    fc.uint8Array({ maxLength: 2 }).map((bytes) => Buffer.from(bytes)),
  ),
});

/** A manifest with some edits. */
export const editedManifest: fc.Arbitrary<Buffer> = fc.record({
  text: fc.oneof({ weight: 4, arbitrary: fc.constant(workload) }, fc.constant(json)),
  edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
}).map(({ text, edits }) => edits.reduce((bytes, { at, length, put }) => {
  const from = Math.floor(at / 10_000 * (bytes.length + 1));
  return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + length)]);
}, Buffer.from(text)));
