import plan from '../en/plan.json';
import { catalogue } from '../texts.ts';

catalogue.add({ plan });
