import type { z } from 'zod';
import type { JsonObject } from '../../contract/value.ts';
import type { Ports } from '../ports.ts';
import type { Services } from '../services/services.ts';
import type { ToolCall } from './client.ts';

/** What the tools are joined from. */
export interface ToolParts {
  readonly services: Services;
  readonly ports: Ports;
  /** Whether the core stops, and calls end for that reason. */
  readonly isStopping: () => boolean;
}

/** One tool: what a client reads of it, and what it does. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  /** The input as JSON Schema where that says more than {@link Tool.input}. */
  readonly inputSchema?: JsonObject;
  readonly output: z.ZodObject;
  readonly annotations: { readonly readOnlyHint: boolean; readonly destructiveHint: boolean };
  /** Gets what {@link Tool.input} made of the arguments; answers what {@link Tool.output} describes. */
  run(input: JsonObject, call: ToolCall): Promise<JsonObject>;
}
