/**
 * The value of an enum member as the JSON Schema writes it. The compiler compares the members of the enum with the values of the schema: an enum
 * itself is never assignable to them.
 */
export function literalOf<Member extends string>(member: Member): `${Member}` {
  return member as `${Member}`;
}
