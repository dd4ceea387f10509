import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Member {
  readonly name: string;
}

/** The part of jsii's description of a public type that this tool uses. */
export interface AssemblyType {
  readonly fqn: string;
  readonly base?: string;
  readonly methods?: readonly Member[];
  readonly properties?: readonly Member[];
  readonly locationInModule: { readonly filename: string };
}

/** The public types of the library, by their full names. */
export class Assembly {
  static read(root: string): Assembly {
    return new Assembly(JSON.parse(readFileSync(join(root, '.jsii'), 'utf8')).types);
  }

  private constructor(private readonly types: Readonly<Record<string, AssemblyType>>) {}

  /** The file that declares a type, relative to the root of the repository. */
  fileOf(fqn: string): string {
    return this.types[fqn].locationInModule.filename;
  }

  /** Whether this library declares the member, in the type or in a type that it extends. */
  declares(fqn: string, member: string): boolean {
    const type: AssemblyType | undefined = this.types[fqn];
    return type !== undefined
      && ([...type.methods ?? [], ...type.properties ?? []].some(({ name }) => name === member) || this.declares(type.base ?? '', member));
  }
}
