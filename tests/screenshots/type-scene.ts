/** One question of each type, as an agent would ask it; made for pictures and for the accessibility test. */
export const TYPE_QUESTIONS = {
  selection: {
    text: '# Which regions may the nightly job use?\n\nPrices are per hour. The job runs about **40 minutes** a night.',
    review: {
      type: 'selection',
      payload: {
        mode: 'multi',
        submitLabel: 'Use these regions',
        dismissLabel: 'Skip tonight',
        items: [
          ['Frankfurt', 'eu-central-1 · €0.41'],
          ['Dublin', 'eu-west-1 · €0.38'],
          ['Stockholm', 'eu-north-1 · €0.35'],
          ['Paris', 'eu-west-3 · €0.43'],
          ['Milan', 'eu-south-1 · €0.44'],
          ['Zurich', 'eu-central-2 · €0.52'],
          ['Virginia', 'us-east-1 · €0.31'],
          ['Oregon', 'us-west-2 · €0.31'],
          ['Tokyo', 'ap-northeast-1 · €0.49'],
          ['Sydney', 'ap-southeast-2 · €0.51'],
        ].map(([label, description], index) => ({ id: `r${index}`, label, description })),
      },
    },
  },
  single: {
    text: '# Which headline should the newsletter have?',
    review: {
      type: 'selection',
      payload: {
        mode: 'single',
        submitLabel: 'Use it',
        items: [
          { id: 'a', label: 'Answer from the keyboard', description: 'Short, about the feature most asked for' },
          { id: 'b', label: 'Your agents ask, you answer', description: 'About the product as a whole' },
          { id: 'c', label: 'Fifty reviews before the coffee is cold' },
        ],
      },
    },
  },
  form: {
    text: '# Details for the new customer\n\nI could not find these in the contract.',
    review: {
      type: 'form',
      payload: {
        submitLabel: 'Create the account',
        dismissLabel: 'Not this customer',
        fields: [
          { name: 'company', label: 'Company', type: 'text', required: true, placeholder: 'As in the contract' },
          { name: 'contact', label: 'E-mail of the contact', type: 'email', required: true },
          { name: 'site', label: 'Web site', type: 'url', placeholder: 'https://' },
          {
            name: 'plan',
            label: 'Plan',
            type: 'select',
            required: true,
            options: ['Team', { value: 'biz', label: 'Business' }],
          },
          { name: 'seats', label: 'Seats', type: 'number', min: 1, max: 500, step: 1, defaultValue: 5, unit: 'people' },
          { name: 'discount', label: 'Discount', type: 'range', max: 40, step: 5, unit: '%' },
          { name: 'start', label: 'First day', type: 'date' },
          { name: 'call', label: 'Best time to call', type: 'time' },
          { name: 'kickoff', label: 'Kick-off', type: 'datetime' },
          { name: 'notes', label: 'Notes', type: 'textarea', placeholder: 'Anything the team should know' },
          {
            name: 'terms',
            label: 'Terms signed',
            type: 'checkbox',
            description: 'The countersigned copy is in the drive',
          },
          { name: 'secret', label: 'API secret', type: 'password' },
        ],
      },
    },
  },
  text: {
    text: '# Write the release note for 1.4\n\nTwo or three sentences. The draft below is from the commit messages.',
    review: {
      type: 'text-input',
      payload: {
        markdown: true,
        minLength: 20,
        maxLength: 280,
        submitLabel: 'Publish',
        dismissLabel: 'No note this time',
        prefill:
          '**Faster lists.** Ten thousand reviews scroll like ten.\n\n- Keys for everything\n- `Mod+Enter` sends',
      },
    },
  },
  freeform: {
    text: '# How should the crawler treat robots.txt of example.com?',
    review: {
      type: 'freeform',
      payload: {
        site: 'example.com',
        schema: {
          type: 'object',
          required: ['policy'],
          properties: {
            policy: { enum: ['obey', 'ask again', 'skip the site'], description: 'What the crawler does from now on' },
            delay: { type: 'integer', description: 'Seconds between two requests' },
            paths: { type: 'array', items: { type: 'string' } },
          },
        },
      },
    },
  },
  unknown: {
    text: '# Is this diagram right?',
    review: { type: 'kroki-diagram', payload: { language: 'mermaid', source: 'graph TD; A-->B;', scale: 2 } },
  },
} as const;
