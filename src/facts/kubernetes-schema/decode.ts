import { isMapping, isUnset } from './constraint';
import { constraints } from './constraints';
import type { FieldProblem } from './field-problem';
import { meantValue } from './meant-value';
import { objectType, Shape, typeOfKind } from './schema';
import { scalarProblem, typeProblem } from './type-problem';
import { meantField, unknownFieldProblem } from './unknown-field';
import { quoted } from '../errors';

type Value = Readonly<Record<string, unknown>>;

interface ObjectKind {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
}

/** An object as the API server reads it. */
export interface Decoded {
  readonly problems: readonly FieldProblem[];
  /**
   * The object with the fields and values that its author means. It is the object itself if its
   * names and types are right.
   */
  readonly meant: Value;
}

/**
 * Decodes an object strictly, as kubectl asks the API server to do. Undefined if the schema does
 * not have the kind.
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
export function decode(object: Value, { apiVersion, kind }: ObjectKind): Decoded | undefined {
  const type = typeOfKind(apiVersion, kind);
  return type === undefined ? undefined : new Decoder().decode(object, type);
}

class Decoder {
  private readonly problems: FieldProblem[] = [];
  private readonly path: (string | number)[] = [];
  /** The API server does not validate the status of an object that it creates. */
  private isInStatus = false;

  public decode(object: Value, type: string): Decoded {
    const meant = this.object(object, type) as Value;
    return { problems: this.problems, meant };
  }

  private object(value: Value, type: string): unknown {
    const { fields, required } = objectType(type);
    let meant: Record<string, unknown> | undefined;
    for (const name in value) {
      const own = value[name];
      const shape = fields.get(name);
      if (shape === undefined) {
        if (own !== undefined) {
          this.report(unknownFieldProblem(type, name, this.path));
          const right = meantField(type, name);
          if (right !== undefined && isUnset(value[right])) {
            meant ??= { ...value };
            meant[right] = own;
          }
        }
        continue;
      }
      if (!isUnset(own)) {
        this.isInStatus = this.path.length === 0 ? name === 'status' : this.isInStatus;
        const read = this.at(name, own, shape, type);
        if (read !== own) {
          meant ??= { ...value };
          meant[name] = read;
        }
      }
    }
    if (!this.isInStatus) {
      this.check(value, type, required);
    }
    return meant ?? value;
  }

  private check(value: Value, type: string, fields: readonly string[]): void {
    for (const name of fields) {
      const own = value[name];
      if (isUnset(own) || own === '' || Array.isArray(own) && own.length === 0) {
        this.report({ kind: 'missing', owner: type, path: [...this.path, name], message: `${name} is ${isUnset(own) ? 'not set' : 'empty'}`, fix: `Set ${name}.` });
      }
    }
    for (const constraint of constraints[type] ?? []) {
      for (const { path, message, fix } of constraint(value)) {
        this.report({ kind: 'missing', owner: type, path: [...this.path, ...path], message, fix });
      }
    }
  }

  private at(key: string | number, value: unknown, shape: Shape, owner: string): unknown {
    this.path.push(key);
    const read = this.value(value, shape, owner);
    this.path.pop();
    return read;
  }

  private value(value: unknown, shape: Shape, owner: string): unknown {
    switch (shape.kind) {
      case 'object': return isMapping(value) ? this.object(value, shape.type) : this.mistyped(value, shape, owner);
      case 'map': return isMapping(value) ? this.map(value, shape.of, owner) : this.mistyped(value, shape, owner);
      case 'list': return Array.isArray(value) ? this.list(value, shape.of, owner) : this.mistyped(value, shape, owner);
      case 'enumeration': return typeof value === 'string' ? this.member(value, shape.members, owner) : this.mistyped(value, shape, owner);
      case 'scalar': return this.scalar(value, shape, owner);
    }
  }

  private map(value: Value, of: Shape, owner: string): unknown {
    let meant: Record<string, unknown> | undefined;
    for (const key in value) {
      const read = isUnset(value[key]) ? value[key] : this.at(key, value[key], of, owner);
      if (read !== value[key]) {
        meant ??= { ...value };
        meant[key] = read;
      }
    }
    return meant ?? value;
  }

  private list(value: readonly unknown[], of: Shape, owner: string): unknown {
    let meant: unknown[] | undefined;
    for (let index = 0; index < value.length; index++) {
      // The API server reads null as an empty item.
      const own = value[index] ?? (of.kind === 'object' ? {} : undefined);
      const read = own === undefined ? own : this.at(index, own, of, owner);
      if (read !== own) {
        meant ??= [...value];
        meant[index] = read;
      }
    }
    return meant ?? value;
  }

  private member(value: string, members: readonly string[], owner: string): unknown {
    if (!members.includes(value) && value !== '' && !this.isInStatus) {
      this.report({
        kind: 'member', owner, path: [...this.path], message: `${String(this.path.at(-1))} is ${quoted(value)}`, fix: `Use ${members.join(', ')}.`,
      });
    }
    return value;
  }

  private scalar(value: unknown, shape: Shape & { kind: 'scalar' }, owner: string): unknown {
    const problem = scalarProblem(value, shape.type);
    return problem ? this.mistyped(value, shape, owner) : value;
  }

  private mistyped(value: unknown, shape: Shape, owner: string): unknown {
    this.report(typeProblem(value, shape, owner, this.path));
    return meantValue(value, shape);
  }

  /** A field that is missing is missing once, whether the schema or a constraint requires it. */
  private report(problem: FieldProblem): void {
    const isKnown = problem.kind === 'missing' && this.problems.some(({ kind, path }) => kind === 'missing' && path.join('/') === problem.path.join('/'));
    if (!isKnown) {
      this.problems.push(problem);
    }
  }
}
