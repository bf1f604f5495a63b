/** Any JSON object. */
export type JsonObject = { readonly [member: string]: unknown };

/** One choice of an approval. */
export interface ApprovalOption {
  readonly id: string;
  readonly label: string;
  readonly style?: 'primary' | 'danger' | 'secondary' | 'ghost' | undefined;
}

/** One item of a selection. */
export interface SelectionItem {
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
}

/** The words of the two buttons below a question; with `dismissLabel` the person may dismiss it. */
export interface ButtonLabels {
  readonly submitLabel?: string | undefined;
  readonly dismissLabel?: string | undefined;
}

/** One field of a form. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly type:
    | 'text'
    | 'number'
    | 'email'
    | 'url'
    | 'textarea'
    | 'select'
    | 'checkbox'
    | 'date'
    | 'time'
    | 'datetime'
    | 'range'
    | 'password';
  readonly required?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly defaultValue?: string | number | boolean | undefined;
  readonly description?: string | undefined;
  /** The choices of a `select`. */
  readonly options?: readonly (string | { readonly value: string; readonly label: string })[] | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
  readonly unit?: string | undefined;
}

/** What each type of review shows. */
export interface ReviewPayloads {
  readonly approval: { readonly options: readonly ApprovalOption[]; readonly allowComment?: boolean | undefined };
  readonly selection: ButtonLabels & { readonly mode: 'single' | 'multi'; readonly items: readonly SelectionItem[] };
  readonly form: ButtonLabels & { readonly fields: readonly FormField[] };
  readonly 'text-input': ButtonLabels & {
    readonly placeholder?: string | undefined;
    readonly prefill?: string | undefined;
    readonly markdown?: boolean | undefined;
    readonly minLength?: number | undefined;
    readonly maxLength?: number | undefined;
  };
  readonly freeform: JsonObject;
}

/** The second button of a question with a `dismissLabel` was pressed. */
export interface Dismissal {
  readonly _dismissed: true;
}

/** What a person answers to each type of review. */
export interface ReviewResponses {
  readonly approval: { readonly selectedOption: string; readonly comment?: string };
  readonly selection: { readonly selectedIds: readonly string[] } | Dismissal;
  /** One member for each field, by its name. */
  readonly form: { readonly [field: string]: string | number | boolean } | Dismissal;
  readonly 'text-input': { readonly text: string } | Dismissal;
  readonly freeform: JsonObject;
}

/** The five types of review. */
export type ReviewType = keyof ReviewPayloads;

/** How long a review can be answered; a day when nothing is said, and a day and a half at most. */
export interface Expiry {
  readonly expiresInSeconds?: number | undefined;
  /** An ISO instant; `expiresInSeconds` comes first. */
  readonly expiresAt?: string | undefined;
}

/** What is asked. An approval without a payload offers Approve and Reject. */
export type ReviewRequest<T extends ReviewType = ReviewType> = T extends 'approval' | 'freeform'
  ? Expiry & { readonly type: T; readonly payload?: ReviewPayloads[T] | undefined }
  : Expiry & { readonly type: T; readonly payload: ReviewPayloads[T] };

/** A file that goes with a message; a `Blob` and the name decide its type when none is given. */
export interface AttachmentContent {
  readonly name: string;
  readonly content: Blob | Uint8Array | string;
  readonly type?: string | undefined;
}

/** What every message may carry. */
export interface MessageContent {
  /** Name of the agent that asks; its channel is created when there is none. @default the program's first channel */
  readonly agent?: string | undefined;
  /** Id of the agent's channel, instead of its name. */
  readonly channelId?: string | undefined;
  /** Markdown. */
  readonly text?: string | undefined;
  readonly attachments?: readonly AttachmentContent[] | undefined;
  readonly metadata?: JsonObject | undefined;
  /** Where the server reports the response, beside what `ask` and `wait` answer. */
  readonly webhookUrl?: string | undefined;
  /** Two messages of one agent with the same `clientId` are one. @default a random one for each call */
  readonly clientId?: string | undefined;
}

/** A question to a person; without a `review` it is an approval with Approve and Reject. */
export interface Question<T extends ReviewType = ReviewType> extends MessageContent {
  readonly review?: ReviewRequest<T> | undefined;
  /** Id of an earlier question that is answered or expired, of which this is the next round. */
  readonly iterationOf?: string | undefined;
}

/** A message that wants no answer. */
export interface Note extends MessageContent {
  /** A badge. */
  readonly status?: 'info' | 'success' | 'warning' | 'error' | undefined;
}
