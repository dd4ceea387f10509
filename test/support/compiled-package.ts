import { existsSync, readFileSync } from 'fs';
import { resolve } from 'path';

export const projectFolder = resolve(__dirname, '..', '..');

/** Where a type stands in an assembly: exactly one of the members is set. */
export interface TypeReference {
  readonly fqn?: string;
  readonly primitive?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
  readonly union?: { readonly types: readonly TypeReference[] };
}

export interface Documented {
  readonly name: string;
  readonly docs?: { readonly summary?: string; readonly default?: string; readonly example?: string };
}

export interface Parameter extends Documented {
  readonly type: TypeReference;
  readonly variadic?: boolean;
}

export interface Method extends Documented {
  readonly parameters?: readonly Parameter[];
}

export interface Property extends Documented {
  readonly type: TypeReference;
  readonly optional?: boolean;
}

export interface Type extends Documented {
  readonly fqn: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly abstract?: boolean;
  readonly base?: string;
  /** True for structs. */
  readonly datatype?: boolean;
  readonly initializer?: Omit<Method, 'name'>;
  readonly methods?: readonly Method[];
  readonly properties?: readonly Property[];
  readonly members?: readonly Documented[];
}

/** The public types, as jsii wrote them down when it compiled the library. */
export function publicTypes(): Type[] {
  const file = resolve(projectFolder, '.jsii');
  if (!existsSync(file)) {
    throw new Error('the library is not compiled: run `npm run compile` first');
  }
  const { types } = JSON.parse(readFileSync(file, 'utf8')) as { types: Record<string, Type> };
  return Object.values(types);
}
