export { TASK_KINDS, taskFeedText, useTaskFeedText } from "./feed";
export { OrderTasks } from "./OrderTasks";
