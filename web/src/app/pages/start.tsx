import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import { Steps } from "@/features/start/FirstSteps";
import { messages } from "@/features/start/messages";
import { useSteps } from "@/features/start/steps";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";
import { EmptyState, FormSkeleton } from "@/ui/states";

export default function StartPage() {
  const text = useMessages(messages);
  const steps = useSteps();
  return (
    <Page title={text.title}>
      {!steps ? <FormSkeleton fields={4} />
        : steps.some((step) => !step.done) ? <Steps steps={steps} bare />
          : <EmptyState icon="check-circle" title={text.allDone} action={<Button renderRoot={(props) => <Link to="/board" {...props} />}>{text.toBoard}</Button>}>{text.allDoneHint}</EmptyState>}
    </Page>
  );
}
