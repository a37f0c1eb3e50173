/** A workflow as GitHub's own parser understands it: what it would be refused for, expressions among it. */
import { registerHooks } from 'node:module';

/** Its complaints, with their lines; none is well. */
export async function complaintsAbout(workflow: string): Promise<string[]> {
  const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } = await parser();
  const { context, value } = parseWorkflow({ name: 'workflow', content: workflow }, new NoOperationTraceWriter());
  // Only what is well so far is looked at as a whole: which jobs need which.
  if (value && context.errors.count === 0) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

/** It imports its tables as bundlers let it; Node wants to be told that they are JSON. */
async function parser() {
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      return specifier.endsWith('.json') ? { ...found, importAttributes: { type: 'json' } } : found;
    },
  });
  try {
    const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');
    return { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow };
  } finally {
    hooks.deregister();
  }
}
