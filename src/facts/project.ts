/** The address of the project. */
export const PROJECT_URL = 'https://github.com/cdk8s-hostprocess/cdk8s-hostprocess';

/** The address of the page about a rule. */
export function rulePage(id: string): string {
  return `${PROJECT_URL}/blob/main/docs/rules/${id}.md`;
}
