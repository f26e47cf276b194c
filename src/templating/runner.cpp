#include "templating/runner.hpp"

namespace tongmun::templating {

namespace {

class Runner {
 public:
  Runner(const Script& script, const ValueOf& value_of, const TakeToken& take)
      : script_(script), value_of_(value_of), take_(take) {}

  void run(std::size_t begin, std::size_t end) {
    for (auto at = begin; at < end; ++at) {
      const auto& step = script_.steps[at];
      switch (step.kind) {
        case Step::Kind::section:
        case Step::Kind::inverted:
          run_section(step, at + 1, script_.ends[at]);
          at = script_.ends[at];  // its end, which says nothing
          break;
        case Step::Kind::end: break;
        case Step::Kind::push_key:
          take_({&step, {}, scopes_.empty() ? nullptr : &scopes_.back()});
          break;
        case Step::Kind::picture:
          if (step.tag < 0)
            take_({&step});
          else
            take_({&step, value_of_(tag_of(step), scopes_)});
          break;
        case Step::Kind::field: take_({&step, value_of_(tag_of(step), scopes_)}); break;
        default: take_({&step}); break;
      }
    }
  }

 private:
  const Tag& tag_of(const Step& step) const {
    return script_.tags[static_cast<std::size_t>(step.tag)];
  }

  void run_section(const Step& step, std::size_t begin, std::size_t end) {
    const auto value = value_of_(tag_of(step), scopes_);
    const bool holds = value && value->flag;
    if (step.kind == Step::Kind::inverted) {
      if (!holds) run(begin, end);
    } else if (value && value->type == Type::list) {
      for (const auto& item : value->items) {
        scopes_.push_back(item);
        run(begin, end);
        scopes_.pop_back();
      }
    } else if (holds) {
      run(begin, end);
    }
  }

  const Script& script_;
  const ValueOf& value_of_;
  const TakeToken& take_;
  std::vector<Item> scopes_;
};

}  // namespace

void run(const Script& script, const ValueOf& value_of, const TakeToken& take) {
  Runner(script, value_of, take).run(0, script.steps.size());
}

}  // namespace tongmun::templating
