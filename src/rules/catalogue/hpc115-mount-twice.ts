import { quoted } from '../../facts/errors';
import { normalizedPath } from '../../facts/windows-path';
import { RuleOutcome, Severity } from '../finding';
import { asText, objectsOf } from '../reading/json';
import type { PodRule, Report, RuleContext } from '../rule';

export const rule: PodRule = {
  id: 'HPC115',
  title: 'A container mounts at most one volume at each path',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server refuses two mounts of a container with the same mountPath.',
  fix: 'Mount each volume at its own path.',
  symptoms: {
    apply: ['mountPath: Invalid value: "...": must be unique'],
    pod: ['failed to setup mount for job container'],
  },
  fixable: false,
  sources: [
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go',
    'https://github.com/containerd/containerd/blob/main/internal/cri/opts/spec_windows_opts.go',
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/mounts.go',
  ],
  scope: 'windows',
  fields: ['volumeMounts'],
  checkPod(pod, context) {
    for (const { name, spec, pointer, hostProcess } of pod.containers) {
      const paths: string[] = [];
      for (const [index, { mountPath }] of objectsOf(spec.volumeMounts)) {
        const path = asText(mountPath) || undefined;
        const at = `${pointer}/volumeMounts/${index}/mountPath`;
        const spelled = path === undefined || !hostProcess ? undefined : paths.find((other) => normalizedPath(other) === normalizedPath(path));
        if (path !== undefined && paths.includes(path)) {
          context.report({ pointer: at, message: `container ${quoted(name)} mounts two volumes at ${quoted(path)}` });
        } else if (path !== undefined && spelled !== undefined) {
          context.report({
            ...inTwoSpellings(context),
            pointer: at,
            message: `container ${quoted(name)} mounts volumes at ${quoted(spelled)} and at ${quoted(path)}, which are the same path on Windows`,
          });
        }
        paths.push(...path === undefined ? [] : [path]);
      }
    }
  },
};

function inTwoSpellings({ containerd: { mountsAtMountPath } }: RuleContext): Partial<Report> {
  return mountsAtMountPath
    ? {
      severity: Severity.WARNING,
      outcome: RuleOutcome.RUNS_OTHERWISE,
      why: 'The API server compares the strings and accepts both. On the node, at most one of the volumes is visible at this path.',
    }
    : {
      outcome: RuleOutcome.NOT_STARTED,
      why: 'The API server compares the strings and accepts both. The container runtime cannot create the second link at this path, so the container never starts.',
    };
}
