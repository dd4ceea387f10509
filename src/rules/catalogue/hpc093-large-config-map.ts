import { CONFIG_MAP_BYTES } from '../../facts/config-map';
import { RuleOutcome, Severity } from '../finding';
import { asObject, Json } from '../reading/json';
import type { ObjectRule } from '../rule';

/**
 * Client-side apply stores the whole object in an annotation, and annotations are limited to
 * 262,144 bytes.
 */
const APPLY_BYTES = 250_000;

export const rule: ObjectRule = {
  id: 'HPC093',
  title: 'A ConfigMap or Secret is small enough to be created and applied',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server refuses a ConfigMap or Secret whose values together exceed 1 MiB.',
  fix: 'Split the data, or put large files into an image. The process finds them below %CONTAINER_SANDBOX_MOUNT_POINT% (SandboxPath.image(path)).',
  symptoms: { apply: ['Too long: may not be more than 1048576 bytes', 'metadata.annotations: Too long: may not be more than 262144 bytes'] },
  fixable: false,
  sources: [
    'https://kubernetes.io/docs/concepts/configuration/configmap/#motivation',
    'https://kubernetes.io/docs/reference/using-api/server-side-apply/',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go',
  ],
  checkObject(object, { report }) {
    if (object.kind !== 'ConfigMap' && object.kind !== 'Secret') {
      return;
    }
    const bytes = object.kind === 'ConfigMap'
      ? sumOf(object.data, textBytes) + sumOf(object.binaryData, base64Bytes)
      : sumOf({ ...asObject(object.data), ...asObject(object.stringData) }, (value, key) => (
        key in (asObject(object.stringData) ?? {}) ? textBytes(value) : base64Bytes(value)
      ));
    if (bytes > CONFIG_MAP_BYTES) {
      report({ severity: Severity.ERROR, pointer: '', message: `the values have ${bytes} bytes, which is more than ${CONFIG_MAP_BYTES}` });
      return;
    }
    const jsonBytes = textBytes(JSON.stringify(object));
    if (jsonBytes > APPLY_BYTES) {
      report({
        severity: Severity.WARNING,
        pointer: '',
        message: `the object has ${jsonBytes} bytes as JSON`,
        why: 'kubectl apply stores the whole object in an annotation, and the API server accepts at most 262144 bytes of annotations.',
        fix: 'Apply it with kubectl apply --server-side, or split the data.',
      });
    }
  },
};

function sumOf(values: unknown, bytesOf: (value: string, key: string) => number): number {
  const map: Json = asObject(values) ?? {};
  return Object.keys(map).reduce((sum, key) => sum + (typeof map[key] === 'string' ? bytesOf(map[key], key) : 0), 0);
}

function textBytes(text: string): number {
  return Buffer.byteLength(text);
}

function base64Bytes(text: string): number {
  return Buffer.byteLength(text, 'base64');
}
