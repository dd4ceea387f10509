import { asObject, Json } from './json';
import type { TemplateContainer } from './pod-template';
import type { CommandPlace } from '../../facts/cmd-line';
import { quoted } from '../../facts/errors';

/** A probe or a hook of a container. */
export interface Handler {
  readonly place: CommandPlace;
  /** The field: `livenessProbe`, `preStop`. */
  readonly name: string;
  readonly pointer: string;
  readonly spec: Json;
}

const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;
const hooks = ['postStart', 'preStop'] as const;

/**
 * The name in messages of a container, or of one of its probes and hooks: `livenessProbe of
 * container "main"`.
 */
export function whereOf(container: TemplateContainer, handler?: string): string {
  return `${handler === undefined ? '' : `${handler} of `}container ${quoted(container.name)}`;
}

/** The probes and hooks of a container. */
export function handlersOf(container: TemplateContainer): Handler[] {
  const handlers: Handler[] = [];
  const add = (place: CommandPlace, name: string, path: string, value: unknown) => {
    const spec = asObject(value);
    if (spec !== undefined) {
      handlers.push({ place, spec, name, pointer: `${container.pointer}/${path}` });
    }
  };
  for (const probe of probes) {
    add('probe', probe, probe, container.spec[probe]);
  }
  const lifecycle = asObject(container.spec.lifecycle);
  for (const hook of lifecycle === undefined ? [] : hooks) {
    add('hook', hook, `lifecycle/${hook}`, lifecycle![hook]);
  }
  return handlers;
}
